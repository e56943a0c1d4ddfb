package org.qiantang.app.insight;

/**
 * From how much on the rules of advice say anything. All of it is our own proposal: nobody prescribes such numbers. Each has
 * its reason beside it; where a number is not reached, a rule keeps quiet.
 */
final class Least {
    /** Orders placed in the whole show. Of fewer than twenty, one order more or less is over 5% of everything. */
    static final int ORDERS = 20;
    /** Shows before, in which a figure exists, for their median: of fewer than three one odd show decides it. */
    static final int PAST = 3;
    /** Viewers, exposures of items: of a hundred, chance alone moves a share by up to ten points (two standard errors). */
    static final int SEEN = 100;
    /** Exposures of the room's card, of which only few in a hundred lead to an entry. */
    static final int CARDS = 200;
    /** People who opened an item's sheet, or its clicks. */
    static final int CLICKS = 50;
    /** Other items of the show for their median: of fewer than three one odd item decides it. */
    static final int ITEMS = 3;
    /** Buyers of an item that is said to sell well. */
    static final int BUYERS = 20;
    /** Buyers by one way in; fewer people are nowhere told apart. */
    static final int WAY_BUYERS = Hiding.LEAST;
    /** Seconds for which an item was explained. */
    static final int EXPLAINED = 300;
    /** Minutes near a mark, and minutes apart from it that they are held against. */
    static final int NEAR = 3;

    static final int APART = 10;
    /** How many of something would have to be expected before their number is held against it: as usual for a normal approximation. */
    static final int EXPECTED = 10;
    /** A difference smaller than a fifth is not worth a sentence, however sure it is. */
    static final double FAR = 0.2;

    private Least() {}
}
