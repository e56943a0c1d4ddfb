package org.qiantang.app.answer;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;

/** Parts and consumables of goods: what is known of the whole is no answer about one of them. */
final class Components {
    private static final Set<Intent> OF_THE_WHOLE = EnumSet.of(
            Intent.PRICE,
            Intent.BRAND,
            Intent.ORIGIN,
            Intent.MAKER,
            Intent.MODEL,
            Intent.MATERIAL,
            Intent.DIMENSIONS,
            Intent.NET_CONTENT,
            Intent.WARRANTY,
            Intent.VARIANTS,
            Intent.SHELF_LIFE,
            Intent.HARDNESS,
            Intent.FABRIC_WEIGHT,
            Intent.PROCESS,
            Intent.HOLDS);
    private static final Pattern ONE_OF_THEM = Pattern.compile("(?:1|一)[个支只片张条块根套双对节]|单独|单买|另买|另外买|换一");

    /** 鞋底 is 橡胶底 on a sheet of shoes. */
    private static final Pattern PART_OF = Pattern.compile("^[鞋锅壶杯](?=\\p{IsHan}$)");

    private static final Pattern WITH_ONE = Pattern.compile("(?:[带送含配插有双无]|\\d[个块片条张])[^,，]{0,2}$");

    private final Pattern components;

    Components(Pattern components) {
        this.components = components;
    }

    /** Whether a part of the goods is asked about and the piece does not speak of that part. */
    boolean isOfAnother(String text, Intent intent, Piece piece, Offer offer) {
        if (!OF_THE_WHOLE.contains(intent)) {
            return false;
        }
        boolean anywhere = intent == Intent.PRICE && ONE_OF_THEM.matcher(text).find();
        for (String clause : anywhere ? new String[] {text} : text.split("[,，。;；?？!！ ]+", -1)) {
            Matcher part = components.matcher(clause);
            if (part.find() && !isOfAKind(clause, part, intent) && !speaksOf(part.group(), piece, offer)) {
                return anywhere || isAskedIn(clause, text, part);
            }
        }
        return false;
    }

    /** 带电池的多少钱 asks for the price of the kind that has one. */
    private static boolean isOfAKind(String clause, Matcher part, Intent intent) {
        return intent == Intent.PRICE
                && WITH_ONE.matcher(clause.substring(0, part.start())).find();
    }

    /** A clause that is nothing but the part belongs to what follows it. */
    private static boolean isAskedIn(String clause, String text, Matcher part) {
        return clause.length() > part.group().length() || text.equals(clause);
    }

    private static boolean speaksOf(String part, Piece piece, Offer offer) {
        String stem = part.endsWith("子") && part.length() == 2
                ? part.substring(0, 1)
                : PART_OF.matcher(part).replaceFirst("");
        boolean itself = offer.title().contains(stem)
                || offer.kinds().stream().map(Kind::name).anyMatch(name -> name.contains(stem));
        boolean labelled = piece.facts().stream()
                .anyMatch(key -> offer.facts().fact(key).stream()
                        .anyMatch(fact ->
                                fact.label().contains(stem) || fact.value().contains(stem)));
        return itself || labelled || piece.text().contains(stem);
    }
}
