package org.qiantang.app.answer;

import java.util.BitSet;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;

/** Words of a line that goods are called by, and that name none of them there. */
final class NoNames {
    private static final Pattern NO_GOODS = Pattern.compile("(?<=对)\\p{IsHan}{1,4}(?=过敏)|到手");
    private static final Pattern IS_IT_MADE_OF = Pattern.compile("◇的?(?:还是|[吗么不?？]|$)");

    private final Words words;

    NoNames(Words words) {
        this.words = words;
    }

    /** 对坚果过敏 names what somebody cannot bear, 到手要是碎了 that something has arrived; neither names goods. */
    static String without(String text) {
        return NO_GOODS.matcher(text)
                .replaceAll(found -> "◇".repeat(found.group().length()));
    }

    /** 真皮吗 of a bag on screen asks what the bag is made of, whatever else has 真皮 in its title. */
    boolean isOfItsMaterial(String text, BitSet by, Optional<Offer> onScreen) {
        return !by.isEmpty()
                && onScreen.flatMap(offer -> offer.fact(FactKey.MATERIAL)).isPresent()
                && Referring.runs(text, by)
                        .allMatch(run -> words.askedBy(Intent.MATERIAL)
                                        .matcher(run)
                                        .matches()
                                && IS_IT_MADE_OF.matcher(text.replace(run, "◇")).find());
    }
}
