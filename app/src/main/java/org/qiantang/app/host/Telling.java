package org.qiantang.app.host;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.DigitalHost.Occasion;

/** The script of one show as it is told: which sentence comes next, what is left out of it, and what is pinned to it. */
final class Telling {
    /** Says a sentence the way that the script wants it said. */
    @FunctionalInterface
    interface Voiced {
        Mouthpiece.Said say(Saying saying) throws InterruptedException;
    }

    /**
     * What came of a step through the script.
     *
     * @param said null where there was nothing to say
     * @param moved whether the script has come any further
     */
    record Told(Mouthpiece.@Nullable Said said, boolean moved) {}

    private final long showId;
    private final Performance.Company company;
    private final Mouthpiece mouth;
    private final Demand demand;
    private final Cursor.Chooser chooser;
    private final boolean once;
    private final Set<Long> soldOutSaid = new HashSet<>();
    private long pinnedVisit = -1;
    private long roundsOver;
    private volatile Supplier<Optional<Script>> turns = Optional::empty;

    // Read by others for what became of the lines.
    private volatile Cursor cursor = new Cursor(Script.EMPTY);

    /** @param once whether the script is told once and not round and round */
    Telling(
            long showId,
            Performance.Company company,
            Mouthpiece mouth,
            Demand demand,
            Cursor.Chooser chooser,
            boolean once) {
        this.showId = showId;
        this.company = company;
        this.mouth = mouth;
        this.demand = demand;
        this.chooser = chooser;
        this.once = once;
    }

    Cursor cursor() {
        return cursor;
    }

    /** From now on asks at the end of each round whether another script takes its turn; asked on the performing thread. */
    void takeTurns(Supplier<Optional<Script>> turns) {
        this.turns = turns;
    }

    /** Goes over to another script, at the item on screen. */
    void change(Script script) {
        Cursor begun = begin(script);
        Long onScreen = pinned();
        if (onScreen != null && !cursor.isEmpty()) {
            begun.moveTo(onScreen);
        }
        cursor = begun;
    }

    private Cursor begin(Script script) {
        pinnedVisit = -1;
        roundsOver = 0;
        return new Cursor(script, chooser);
    }

    /**
     * Puts an item on screen at once, and goes to it in the script if it has it: but words about no item, as the opening's,
     * are said to their end first.
     */
    void turnTo(long itemId) throws InterruptedException {
        Cursor now = cursor;
        if (!now.isEmpty() && now.segment().itemId() != Segment.NO_ITEM) {
            now.moveTo(itemId);
        }
        Long onScreen = pinned();
        if (onScreen == null || onScreen != itemId) {
            mouth.ask(new RoomRequest.Pin(itemId));
        }
        demand.shows(itemId, company.clock().instant());
    }

    /** A new round has another script, if one waits for its turn. */
    private void turn() {
        long over = cursor.rounds();
        if (over == roundsOver) {
            return;
        }
        roundsOver = over;
        turns.get().ifPresent(script -> cursor = begin(script));
    }

    /** Whether there is anything to say. */
    boolean hasMore() {
        Cursor now = cursor;
        return !now.isEmpty() && (!once || now.rounds() == 0);
    }

    /** Says the next sentence; of a line that is no longer true, or may not be said, none is. */
    Told tell(Voiced voiced) throws InterruptedException {
        boolean moved = false;
        for (int tried = 0; hasMore() && tried <= 2 * cursor.lines(); tried++) {
            turn();
            long itemId = cursor.segment().itemId();
            if (itemId != Segment.NO_ITEM) {
                Optional<Board.Item> item = item(itemId);
                if (item.isEmpty() || item.get().left() <= 0) {
                    cursor.skipSegment();
                    moved = true;
                    if (item.isPresent() && !soldOutSaid.contains(itemId)) {
                        return new Told(sayThatItIsSoldOut(itemId, voiced), true);
                    }
                    continue;
                }
                soldOutSaid.remove(itemId);
                pin(itemId);
            }
            Cursor.Here here = cursor.here();
            if (findsSentence()) {
                Mouthpiece.Said said = sentence(here, itemId == Segment.NO_ITEM ? null : itemId, voiced);
                return new Told(said, moved || said == Mouthpiece.Said.SPOKEN);
            }
        }
        return new Told(null, moved);
    }

    /** The words of the first of these places that has any, as they are true now. */
    Optional<String> sentenceAt(List<Cursor.Place> places) {
        for (Cursor.Place place : places) {
            List<String> sentences = company.resolver()
                    .resolve(showId, place.line())
                    .map(Spoken::sentences)
                    .orElse(List.of());
            if (place.sentence() < sentences.size()) {
                return Optional.of(sentences.get(place.sentence()));
            }
        }
        return Optional.empty();
    }

    @Nullable
    Long pinned() {
        return company.boards().apply(showId).map(Board::pinned).orElse(null);
    }

    private Mouthpiece.Said sayThatItIsSoldOut(long itemId, Voiced voiced) throws InterruptedException {
        // Pieces may come back while it is said.
        var saying = new Saying(
                Occasion.SOLD_OUT,
                itemId,
                List.of("stock"),
                () -> item(itemId).filter(one -> one.left() <= 0).map(one -> one.title() + "已经抢完了，我们看下一款。"));
        Mouthpiece.Said said = voiced.say(saying);
        if (said == Mouthpiece.Said.SPOKEN || said == Mouthpiece.Said.REFUSED) {
            soldOutSaid.add(itemId);
        }
        return said;
    }

    private Optional<Board.Item> item(long itemId) {
        return company.boards().apply(showId).flatMap(board -> board.item(itemId));
    }

    /** Whether there is a sentence to say where the cursor stands; if not, the line was left. */
    private boolean findsSentence() throws InterruptedException {
        Optional<String> text = company.resolver().resolve(showId, cursor.line());
        mouth.requireTurn();
        if (text.isEmpty()) {
            cursor.mark(LineState.STALE);
            cursor.nextLine();
            return false;
        }
        if (cursor.sentence() >= Spoken.sentences(text.get()).size()) {
            cursor.mark(LineState.SPOKEN);
            cursor.nextLine();
            return false;
        }
        if (cursor.sentence() == 0 && !passes(text.get())) {
            cursor.mark(LineState.REFUSED);
            cursor.nextLine();
            return false;
        }
        return true;
    }

    private boolean passes(String line) throws InterruptedException {
        long item = cursor.segment().itemId();
        Long itemId = item == Segment.NO_ITEM ? null : item;
        Passed passed = company.gate().judge(showId, itemId, line);
        mouth.requireTurn();
        if (!passed.allowed()) {
            mouth.refused(line, itemId, passed);
        }
        return passed.allowed();
    }

    private Mouthpiece.Said sentence(Cursor.Here here, @Nullable Long itemId, Voiced voiced)
            throws InterruptedException {
        cursor.mark(LineState.SPEAKING);
        ScriptLine line = cursor.line();
        var place = new Cursor.Place(line, here.sentence());
        Mouthpiece.Said said =
                voiced.say(new Saying(Occasion.SCRIPT, itemId, line.facts(), () -> sentenceAt(List.of(place))));
        switch (said) {
            case SPOKEN -> cursor.said(here);
            case REFUSED -> leave(here, LineState.REFUSED);
            case STALE -> leave(here, LineState.STALE);
            case CUT, MOVED, REPRICED, UNRECORDED -> {}
        }
        return said;
    }

    private void leave(Cursor.Here here, LineState state) {
        if (cursor.here().equals(here)) {
            cursor.mark(state);
            cursor.nextLine();
        }
    }

    private void pin(long itemId) throws InterruptedException {
        if (pinnedVisit == cursor.visit()) {
            return;
        }
        pinnedVisit = cursor.visit();
        Long onScreen = pinned();
        if (onScreen == null || onScreen != itemId) {
            mouth.ask(new RoomRequest.Pin(itemId));
        }
        demand.shows(itemId, company.clock().instant());
    }
}
