package org.qiantang.app.copywriting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of a writer.
 *
 * @param audience of those that are offered
 * @param minutes how long a script lasts when it is said; 0 leaves it to the length
 * @param also whom it is for beside them, as read from words
 * @param words whom it is for as a person wrote it; empty where nothing was written
 */
record Brief(
        TextKind kind,
        Persona persona,
        Style style,
        Audience audience,
        Length length,
        int minutes,
        List<Audience> also,
        String words) {
    static final int MOST_MINUTES = 240;

    Brief {
        // Briefs that were kept before an audience could be written have neither.
        also = List.copyOf(Objects.requireNonNullElse(also, List.of()));
        words = Objects.requireNonNullElse(words, "");
        if (minutes < 0 || minutes > MOST_MINUTES) {
            throw new IllegalArgumentException("minutes: " + minutes + " (expected: 0.." + MOST_MINUTES + ")");
        }
    }

    Brief(TextKind kind, Persona persona, Style style, Audience audience, Length length, int minutes) {
        this(kind, persona, style, audience, length, minutes, List.of(), "");
    }

    /** Who seems to speak. */
    enum Persona {
        PLAIN("平实主播", "a plain host"),
        WARM("邻家大姐", "a warm neighbour"),
        EXPERT("懂行买手", "a buyer who knows the trade"),
        FRIEND("闺蜜朋友", "a close friend"),
        CRAFT("手艺师傅", "a craftsman");

        private final String zh;
        private final String en;

        Persona(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    /** How it is told; a pace is in syllables a second. */
    enum Style {
        CHATTY("聊天式", "chatty", 4.6),
        BRISK("利落", "brisk", 5.4),
        DETAILED("细讲", "in detail", 4.2);

        private final String zh;
        private final String en;
        private final double pace;

        Style(String zh, String en, double pace) {
            this.zh = zh;
            this.en = en;
            this.pace = pace;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }

        double pace() {
            return pace;
        }
    }

    /** Whom it is for. */
    enum Audience {
        ANYONE("所有人", "anyone"),
        YOUNG("年轻人", "young people"),
        PARENTS("带娃家庭", "parents"),
        ELDERS("长辈", "elders"),
        OFFICE("上班族", "office workers"),
        GIFT("送礼的人", "givers of gifts"),
        STUDENT("大学生", "university students"),
        SINGLE("独居租房", "people who live by themselves"),
        FITNESS("健身的人", "people who train"),
        OUTDOOR("爱户外的人", "people who go outdoors"),
        NOVICE("新手", "beginners"),
        REGULAR("老顾客", "regular customers"),
        MEN("男士", "men"),
        WOMEN("女士", "women");

        private final String zh;
        private final String en;

        Audience(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }
    }

    enum Length {
        SHORT("短", "short"),
        MEDIUM("中", "medium"),
        LONG("长", "long");

        private final String zh;
        private final String en;

        Length(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        String zh() {
            return zh;
        }

        String en() {
            return en;
        }

        /** One of three by the length. */
        int of(int few, int some, int many) {
            return switch (this) {
                case SHORT -> few;
                case MEDIUM -> some;
                case LONG -> many;
            };
        }
    }

    /** In which moods phrases are looked for beside the general ones; whom it is for depends on the goods too. */
    List<String> moods() {
        return List.of(word(persona), word(style));
    }

    /** Those whom the text is for, by name; nobody where it is for anyone. */
    List<Audience> meant() {
        return Stream.concat(Stream.of(audience), also.stream())
                .filter(one -> one != Audience.ANYONE)
                .distinct()
                .toList();
    }

    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> Optional<E> named(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> word(one).equals(word))
                .findFirst();
    }
}
