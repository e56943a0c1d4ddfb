package org.qiantang.app.copywriting;

import java.util.Arrays;
import java.util.Optional;

/** What can stand in a line in place of words. */
enum SlotKind {
    /** The shop's name. */
    SHOP("shop", Of.SHOW, false),
    /** How many offers are not sold out. */
    COUNT("count", Of.SHOW, false),
    /** What sorts of goods they are. */
    SORTS("sorts", Of.SHOW, false),
    /** The short name of an item. */
    NAME("name", Of.ITEM, false),
    /** The number of its link. */
    NUMBER("number", Of.ITEM, false),
    /** The value of a fact. */
    FACT("fact", Of.ITEM, true),
    /** The same in few words, where it is a long list or address of a voucher. */
    BRIEF("brief", Of.ITEM, true),
    /** What a fact is called. */
    LABEL("label", Of.ITEM, true),
    /** The kind of proof that stands behind a fact and still holds. */
    PROOF("proof", Of.ITEM, true),
    /** Who gave that proof. */
    ISSUER("issuer", Of.ITEM, true),
    /** What one pays: for the item, or for the SKU that is named. */
    PRICE("price", Of.ITEM, false),
    /** What one pays for each kind, where kinds differ. */
    PRICES("prices", Of.ITEM, false),
    /** The pieces left. */
    STOCK("stock", Of.ITEM, false),
    /** The pieces left, as long as they are no more than so many: {@code few:20}. */
    FEW("few", Of.ITEM, true),
    /** When the flash sale under way ends, as 20:30; nothing, and so the line is not said, where none is. */
    FLASH_END("flash-end", Of.ITEM, false),
    /** How many minutes of it are left. */
    MINUTES_LEFT("minutes-left", Of.ITEM, false),
    /** How many pieces one buyer may have in the show. */
    LIMIT("limit", Of.ITEM, false),
    /** The names of the kinds that are left. */
    SKUS("skus", Of.ITEM, false),
    /** Where it is sent from. */
    SHIP_FROM("ship-from", Of.ITEM, false),
    /** Within how many hours it is sent. */
    SHIP_HOURS("ship-hours", Of.ITEM, false),
    /** 包邮, as long as it is. */
    POST_FREE("post-free", Of.ITEM, false),
    /** A sentence of the after-sale promise, by its place. */
    AFTER_SALE("after-sale", Of.ITEM, true),
    /** The names of the sizes on the chart. */
    SIZES("sizes", Of.ITEM, false),
    /** Nothing, as long as the item is not sold out. */
    ON_SALE("on-sale", Of.ITEM, false),
    /** Nothing, as long as a fact still says these words: {@code says:material=桑蚕丝}. */
    SAYS("says", Of.ITEM, true);

    private enum Of {
        SHOW,
        ITEM
    }

    private final String word;
    private final Of of;
    private final boolean needsArgument;

    SlotKind(String word, Of of, boolean needsArgument) {
        this.word = word;
        this.of = of;
        this.needsArgument = needsArgument;
    }

    String word() {
        return word;
    }

    boolean isAboutAnItem() {
        return of == Of.ITEM;
    }

    /** Whether what it says changes by the hour, so that it stands only where it is read anew each time. */
    boolean isLive() {
        return switch (this) {
            case PRICE, PRICES, STOCK, FEW, FLASH_END, MINUTES_LEFT, LIMIT, SKUS, COUNT, SORTS -> true;
            case SHOP,
                    NAME,
                    NUMBER,
                    FACT,
                    BRIEF,
                    LABEL,
                    PROOF,
                    ISSUER,
                    SHIP_FROM,
                    SHIP_HOURS,
                    POST_FREE,
                    AFTER_SALE,
                    SIZES,
                    ON_SALE,
                    SAYS -> false;
        };
    }

    /** Whether its argument is a number: of a SKU, of a place, of pieces. */
    boolean countsByArgument() {
        return this == PRICE || this == AFTER_SALE || this == FEW;
    }

    boolean needsArgument() {
        return needsArgument;
    }

    static Optional<SlotKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
