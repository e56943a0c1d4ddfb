package org.qiantang.app.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people may be called, and which passwords are taken. */
final class NameRules {
    static final int MIN_PASSWORD = 8;
    static final int MAX_PASSWORD = 72; // bcrypt reads no further
    static final int MAX_NICKNAME = 20;
    /** What is told instead of a nickname that is gone; nobody may be called so. */
    static final String GONE = "已注销用户";

    /** Latin letters only: no letter of another script can pass for one of these. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,31}");

    private NameRules() {}

    /** What is wrong with a field, in both languages. */
    record Fault(String field, String zh, String en) {}

    static String name(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** The form in which a nickname is kept: composed, and without space around it. */
    static String nickname(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    static Optional<Fault> faultOfName(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "name",
                        "账号名 3–32 个字符：小写字母、数字和 . _ -，以字母或数字开头",
                        "3-32 characters: a-z, 0-9 and . _ -, beginning with a letter or digit"));
    }

    static Optional<Fault> faultOfPassword(String field, String password, String name) {
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < MIN_PASSWORD || bytes > MAX_PASSWORD) {
            return Optional.of(new Fault(
                    field,
                    "密码至少 " + MIN_PASSWORD + " 个字符，最多 " + MAX_PASSWORD + " 个字节（一个汉字 3 个字节）",
                    "at least " + MIN_PASSWORD + " characters and at most " + MAX_PASSWORD + " bytes"));
        }
        if (password.equalsIgnoreCase(name) || password.chars().distinct().count() < 3) {
            return Optional.of(new Fault(field, "这个密码太容易猜到", "this password is too easy to guess"));
        }
        return Optional.empty();
    }

    static Optional<Fault> faultOfNickname(String field, String nickname) {
        int length = nickname.codePointCount(0, nickname.length());
        if (length < 1 || length > MAX_NICKNAME) {
            return Optional.of(new Fault(field, "昵称 1–" + MAX_NICKNAME + " 个字", "1-" + MAX_NICKNAME + " characters"));
        }
        if (nickname.equals(GONE)) {
            return Optional.of(new Fault(field, "这个昵称不能用", "this nickname cannot be taken"));
        }
        boolean seen = nickname.codePoints().allMatch(NameRules::isSeen);
        return seen
                ? Optional.empty()
                : Optional.of(new Fault(field, "昵称里不能有看不见的字符", "no invisible characters in a nickname"));
    }

    /** Letters that change the direction of text, or that nobody sees, are how one passes for somebody else. */
    static boolean isSeen(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> letter != 0x3164 && letter != 0xFFA0 && letter != 0x115F && letter != 0x1160;
        };
    }
}
