package org.qiantang.app.radar;

/**
 * On whose behalf somebody looks: a shop or an agency.
 *
 * @param id the shop, or the agency's own account
 */
record Looker(Side side, long id) {
    enum Side {
        SHOP,
        AGENCY
    }

    /** The shop's id; 0 for an agency. */
    long shop() {
        return side == Side.SHOP ? id : 0;
    }

    /** The agency's id; 0 for a shop. */
    long agency() {
        return side == Side.AGENCY ? id : 0;
    }
}
