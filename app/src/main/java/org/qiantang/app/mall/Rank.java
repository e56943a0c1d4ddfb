package org.qiantang.app.mall;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/**
 * Where something stands in an order: smaller comes first. It is also the cursor that a page ends with.
 *
 * @param last of a product, 1 where it is sold out, and 2 more where officers limit its shop's traffic: such goods stand last
 */
record Rank(long last, long first, long second, long id) implements Comparable<Rank> {
    /** A product's place; {@code sold} pieces count, which may be fewer than its page says. */
    static Rank of(Goods goods, Query.Sort sort, int score, long sold, boolean sunk) {
        Long known = goods.price();
        long price = known == null ? Long.MAX_VALUE / 2 : known;
        long first = switch (sort) {
            case RELEVANCE -> -score;
            case SALES -> -sold;
            case PRICE_UP -> price;
            case PRICE_DOWN -> -price;
            case NEWEST -> -goods.listedAt();
        };
        long second = sort == Query.Sort.RELEVANCE ? -sold : -score;
        return new Rank((goods.isSoldOut() ? 1 : 0) + (sunk ? 2 : 0), first, second, -goods.productId());
    }

    @Override
    public int compareTo(Rank other) {
        int byLast = Long.compare(last, other.last);
        int byFirst = byLast != 0 ? byLast : Long.compare(first, other.first);
        int bySecond = byFirst != 0 ? byFirst : Long.compare(second, other.second);
        return bySecond != 0 ? bySecond : Long.compare(id, other.id);
    }

    String cursor() {
        String text = last + "." + first + "." + second + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The place that a request names; null where it begins at the top, a refusal where it is none of ours. */
    static @Nullable Rank asked(@Nullable String after) {
        return after == null || after.isEmpty()
                ? null
                : read(after)
                        .orElseThrow(() -> Problem.nonsense(
                                "after", "翻页位置无效，请从头开始", "after: not a cursor of ours; start from the top"));
    }

    /** Empty where the text is no cursor of ours. */
    static Optional<Rank> read(String cursor) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\.", -1);
            return parts.length != 4
                    ? Optional.empty()
                    : Optional.of(new Rank(
                            Long.parseLong(parts[0]),
                            Long.parseLong(parts[1]),
                            Long.parseLong(parts[2]),
                            Long.parseLong(parts[3])));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
