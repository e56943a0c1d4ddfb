package org.qiantang.engine.guard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One utterance to be judged: its raw words, where and by whom they were said, on which day, and about which goods.
 *
 * @param before what was said in the room in the minute before, earliest first; may be empty
 * @param room what the room knows of itself at that moment, whatever goods are spoken of: its clock, its crowd, its sales
 *     (keys: {@link Fact}). It goes before what a sheet says under the same key; the second reader is not given it.
 */
public record Line(
        String text,
        Channel channel,
        Speaker speaker,
        LocalDate on,
        @Nullable Goods goods,
        List<String> before,
        Map<String, String> room) {

    /** Longer texts are to be cut by the caller, so that one line can never hold up a room. */
    public static final int MAX_CHARS = 20_000;

    public Line {
        before = List.copyOf(before);
        room = Fact.inChinese(room);
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("text: " + text.length() + " chars (expected: 0.." + MAX_CHARS + ")");
        }
    }

    /** A line that stands by itself. */
    public Line(String text, Channel channel, Speaker speaker, LocalDate on, @Nullable Goods goods) {
        this(text, channel, speaker, on, goods, List.of(), Map.of());
    }

    /** A line after others, in a room that tells nothing of itself. */
    public Line(
            String text, Channel channel, Speaker speaker, LocalDate on, @Nullable Goods goods, List<String> before) {
        this(text, channel, speaker, on, goods, before, Map.of());
    }

    /** The same after other lines. */
    Line after(List<String> lines) {
        return new Line(text, channel, speaker, on, goods, lines, room);
    }

    /** What is known under this key, by the room or else by the goods' sheet. */
    Optional<String> fact(String key) {
        String inRoom = room.get(key);
        if (inRoom != null) {
            return Optional.of(inRoom);
        }
        Goods sold = goods;
        return sold == null ? Optional.empty() : sold.fact(key);
    }

    /**
     * What stood under the name of a fact that a finding used, to be shown: of the goods' pieces (a whole number) and
     * prices (yuan with two decimals) too, and of a name that stands for several places of the sheet what they all say.
     */
    Optional<String> told(String name) {
        Goods sold = goods;
        return switch (name) {
            case Fact.PIECES_LEFT -> number(sold == null ? null : sold.piecesLeft(), 0);
            case Fact.PRICE -> number(sold == null ? null : sold.priceMinor(), 2);
            case Fact.LOWEST_DEAL -> number(sold == null ? null : sold.lowestDealMinor7d(), 2);
            case Fact.MATERIAL ->
                Optional.of(FactCheck.PLACES_OF_MATERIAL.stream()
                                .flatMap(key -> fact(key).stream())
                                .collect(Collectors.joining("；")))
                        .filter(places -> !places.isEmpty());
            case Fact.FUNCTION -> fact(Fact.FUNCTION).or(() -> fact(Fact.REGISTRATION));
            default -> fact(name);
        };
    }

    private static Optional<String> number(@Nullable Long value, int decimals) {
        return Optional.ofNullable(value)
                .map(known -> BigDecimal.valueOf(known, decimals).toPlainString());
    }
}
