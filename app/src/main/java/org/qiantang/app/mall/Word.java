package org.qiantang.app.mall;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One word of a query: parts that must stand side by side in a title.
 *
 * @param text as it was typed
 */
record Word(String text, List<Part> parts) {
    /** How sure a match is, the surest first. */
    enum Sureness {
        EXACT,
        SOUND,
        NEAR
    }

    /** One part of a word, compared with one unit of a title. */
    sealed interface Part {
        /** Whether the unit is this part, at this sureness. */
        boolean is(Title.Unit unit, Sureness sureness);
    }

    /** A Chinese character. */
    record Sign(String text, String syllable) implements Part {
        @Override
        public boolean is(Title.Unit unit, Sureness sureness) {
            String other = unit.syllable();
            return switch (sureness) {
                case EXACT -> unit.text().equals(text);
                case SOUND -> unit.text().equals(text) || syllable.equals(other);
                case NEAR -> unit.text().equals(text) || (other != null && Pinyin.isNear(syllable, other));
            };
        }
    }

    /** A typed syllable or its beginning. */
    record Typed(String letters) implements Part {
        @Override
        public boolean is(Title.Unit unit, Sureness sureness) {
            String syllable = unit.syllable();
            if (syllable == null) {
                return false;
            }
            return switch (sureness) {
                case EXACT -> syllable.startsWith(letters);
                case SOUND -> syllable.startsWith(letters) || letters.startsWith(syllable);
                case NEAR -> Pinyin.isNear(letters, syllable);
            };
        }
    }

    /** Letters and figures that are compared with a run of the title. */
    record Latin(String letters) implements Part {
        @Override
        public boolean is(Title.Unit unit, Sureness sureness) {
            if (unit.syllable() != null) {
                return false;
            }
            return switch (sureness) {
                case EXACT -> unit.text().startsWith(letters);
                case SOUND -> unit.text().contains(letters);
                case NEAR -> letters.length() >= 4 && isNear(unit.text());
            };
        }

        private boolean isNear(String other) {
            int most = letters.length() >= 8 ? 2 : 1;
            return Distance.of(letters, other, most) <= most;
        }
    }

    Word {
        parts = List.copyOf(parts);
    }

    /** Where a word stands in a title; {@code missed} parts of it are not there as they should be. */
    record Match(int from, int to, int missed) {}

    /** How many parts may be wrong where nearness is enough: one in a word of three, two from six on. */
    int mayMiss(Sureness sureness) {
        return sureness != Sureness.NEAR || parts.size() < 3 ? 0 : parts.size() < 6 ? 1 : 2;
    }

    /** The best place of this word in a title, or null. */
    @Nullable
    Match in(Title title, Sureness sureness) {
        int allowed = mayMiss(sureness);
        List<Title.Unit> units = title.units();
        Match best = null;
        for (int start = 0; start + parts.size() <= units.size(); start++) {
            int missed = 0;
            for (int i = 0; i < parts.size() && missed <= allowed; i++) {
                missed += parts.get(i).is(units.get(start + i), sureness) ? 0 : 1;
            }
            if (missed <= allowed && (best == null || missed < best.missed())) {
                best = new Match(
                        units.get(start).from(),
                        units.get(start + parts.size() - 1).to(),
                        missed);
            }
        }
        return best;
    }
}
