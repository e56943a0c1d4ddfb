package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line with slots, as in {@code 面料是{fact:material@77}}: the kind of slot, what of it, and of which item.
 *
 * <p>A template that no item is bound to yet ({@code {fact:material}}) can be told whose it is by {@link #about}.
 */
record LineTemplate(List<Part> parts) {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z-]+)(?::([^{}@]+))?(?:@([0-9]{1,19}))?}");

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,18}");

    /** The argument that stands for a key to be chosen later. */
    static final String ANY = "*";

    /** The argument that stands for another key. */
    static final String OTHER = "**";

    LineTemplate {
        parts = List.copyOf(parts);
    }

    sealed interface Part {}

    record Words(String text) implements Part {}

    record Slot(
            SlotKind kind,
            @Nullable String argument,
            @Nullable Long itemId) implements Part {
        Slot {
            if (kind.needsArgument() && argument == null) {
                throw new IllegalArgumentException(kind.word() + ": no argument (expected: one, as in fact:material)");
            }
            if (kind.countsByArgument()
                    && argument != null
                    && !COUNT.matcher(argument).matches()) {
                throw new IllegalArgumentException(kind.word() + ": " + argument + " (expected: a number)");
            }
            if (kind == SlotKind.SAYS && argument != null && argument.indexOf('=') < 1) {
                throw new IllegalArgumentException("says: " + argument + " (expected: KEY=WORDS)");
            }
        }

        @Override
        public String toString() {
            return "{" + kind.word() + (argument == null ? "" : ":" + argument) + (itemId == null ? "" : "@" + itemId)
                    + "}";
        }
    }

    static LineTemplate parse(String text) {
        var parts = new ArrayList<Part>();
        Matcher slot = SLOT.matcher(text);
        int done = 0;
        while (slot.find()) {
            addWords(parts, text.substring(done, slot.start()));
            parts.add(slot(slot));
            done = slot.end();
        }
        addWords(parts, text.substring(done));
        return new LineTemplate(parts);
    }

    private static Slot slot(Matcher found) {
        SlotKind kind = SlotKind.named(found.group(1))
                .orElseThrow(
                        () -> new IllegalArgumentException("slot: " + found.group(1) + " (expected: a kind of slot)"));
        String item = found.group(3);
        return new Slot(kind, found.group(2), item == null ? null : Long.valueOf(item));
    }

    private static void addWords(List<Part> parts, String words) {
        if (words.indexOf('{') >= 0 || words.indexOf('}') >= 0) {
            throw new IllegalArgumentException("line: " + words + " (expected: no braces but those of slots)");
        }
        if (!words.isEmpty()) {
            parts.add(new Words(words));
        }
    }

    /** The same line with its unbound slots about this item, and said only while that is not sold out. */
    LineTemplate about(long itemId) {
        var bound = new ArrayList<Part>();
        for (Part part : parts) {
            bound.add(
                    switch (part) {
                        case Words words -> words;
                        case Slot slot
                        when slot.itemId() == null && slot.kind().isAboutAnItem() ->
                            new Slot(slot.kind(), slot.argument(), itemId);
                        case Slot slot -> slot;
                    });
        }
        boolean tied = bound.stream()
                .anyMatch(part ->
                        part instanceof Slot slot && Long.valueOf(itemId).equals(slot.itemId()));
        if (!tied) {
            bound.add(new Slot(SlotKind.ON_SALE, null, itemId));
        }
        return new LineTemplate(bound);
    }

    /** The same line with this key wherever a key was left open. */
    LineTemplate with(String key) {
        return with(ANY, key);
    }

    /** The same line with this key wherever another key was left open. */
    LineTemplate withOther(String key) {
        return with(OTHER, key);
    }

    boolean asksForOther() {
        return slots().stream().anyMatch(slot -> OTHER.equals(slot.argument()));
    }

    private LineTemplate with(String open, String key) {
        return new LineTemplate(parts.stream()
                .map(part -> part instanceof Slot slot && open.equals(slot.argument())
                        ? new Slot(slot.kind(), key, slot.itemId())
                        : part)
                .toList());
    }

    /** The same line with this fact told in few words. */
    LineTemplate brief(String key) {
        return new LineTemplate(parts.stream()
                .map(part -> part instanceof Slot slot && slot.kind() == SlotKind.FACT && key.equals(slot.argument())
                        ? new Slot(SlotKind.BRIEF, key, slot.itemId())
                        : part)
                .toList());
    }

    LineTemplate and(Slot slot) {
        var longer = new ArrayList<>(parts);
        longer.add(slot);
        return new LineTemplate(longer);
    }

    List<Slot> slots() {
        return parts.stream()
                .flatMap(part ->
                        part instanceof Slot slot ? java.util.stream.Stream.of(slot) : java.util.stream.Stream.empty())
                .toList();
    }

    /** The keys of facts that the line stands on, and the names of slots that are no facts: price, stock. */
    List<String> facts() {
        Set<String> keys = new LinkedHashSet<>();
        for (Slot slot : slots()) {
            String argument = slot.argument();
            switch (slot.kind()) {
                case FACT, BRIEF, PROOF, ISSUER -> keys.add(String.valueOf(argument));
                case SAYS -> keys.add(said(slot).key());
                case PRICE, PRICES -> keys.add("price");
                case STOCK, FEW -> keys.add("stock");
                case FLASH_END, MINUTES_LEFT -> keys.add("flash-end");
                case LIMIT -> keys.add("limit");
                case SKUS -> keys.add("skus");
                case SHIP_FROM, SHIP_HOURS, POST_FREE -> keys.add("delivery");
                case AFTER_SALE -> keys.add("after-sale");
                case SIZES -> keys.add("sizes");
                case SHOP, COUNT, SORTS, NAME, NUMBER, LABEL, ON_SALE -> {}
            }
        }
        return List.copyOf(keys);
    }

    /** What a {@link SlotKind#SAYS} slot asks for: that the fact under the key has these words. */
    record Said(String key, String words) {}

    static Said said(Slot slot) {
        String[] halves = String.valueOf(slot.argument()).split("=", 2);
        if (halves.length != 2) {
            throw new IllegalArgumentException("says: " + slot.argument() + " (expected: KEY=WORDS)");
        }
        return new Said(halves[0], halves[1]);
    }

    /** The words that stand outside slots; every slot is one blank. */
    String bareWords() {
        return parts.stream()
                .map(part -> part instanceof Words words ? words.text() : " ")
                .collect(Collectors.joining());
    }

    LiveScript.Line line() {
        return new LiveScript.Line(toString(), facts());
    }

    @Override
    public String toString() {
        return parts.stream()
                .map(part -> part instanceof Words words ? words.text() : part.toString())
                .collect(Collectors.joining());
    }
}
