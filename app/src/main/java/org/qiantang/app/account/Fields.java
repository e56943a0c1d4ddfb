package org.qiantang.app.account;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** Reads what people typed into forms; what cannot be right is refused with its field named. */
public final class Fields {
    private Fields() {}

    /** The one who asks, or a refusal that says to sign in. */
    public static Person signedIn(@Nullable Person person) {
        if (person == null) {
            throw new Problem(401, "sign-in", "请先登录", "sign in first");
        }
        return person;
    }

    /** Something that must be filled in, in one line that can be seen. */
    public static String text(@Nullable String value, String field, int most) {
        String text = optional(value, field, most);
        if (text.isEmpty()) {
            throw Problem.nonsense(field, "请填写，最多 " + most + " 个字", "required, " + most + " characters at most");
        }
        return text;
    }

    /** The same, where it will stand in public for good: what tells who somebody is is refused. */
    public static String publicText(@Nullable String value, String field, int most) {
        String text = text(value, field, most);
        PersonalDetails.in(text).ifPresent(kind -> {
            throw new Problem(
                    400,
                    "personal-details",
                    "这里的文字会公开保存、不能删除，不能写" + kind.zh() + "等个人信息；请改写，如只写案卷或举报的编号",
                    "what stands here is public for good and cannot have " + kind.en()
                            + " in it; write the number of a case instead",
                    Map.of("field", field));
        });
        return text;
    }

    /** The same, but it may be left out. */
    public static String optional(@Nullable String value, String field, int most) {
        if (value == null) {
            return "";
        }
        if (value.length() > 4 * most
                || value.strip().codePointCount(0, value.strip().length()) > most) {
            throw Problem.nonsense(field, "最多 " + most + " 个字", most + " characters at most");
        }
        String text = value.strip();
        if (!text.codePoints().allMatch(NameRules::isSeen)) {
            throw Problem.nonsense(field, "不能有换行或看不见的字符", "no line breaks or invisible characters");
        }
        return text;
    }

    /** Lets pass what a list can be filtered by. */
    public static void oneOf(String value, String field, Set<String> known) {
        if (!known.contains(value)) {
            throw Problem.nonsense(field, "没有这种筛选值", field + ": one of " + known);
        }
    }

    /** A day as {@code 2026-12-01}, or nothing. */
    public static @Nullable LocalDate day(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value.strip());
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // Said below, with all other days that are none.
        }
        throw noDay(field);
    }

    public static LocalDate neededDay(@Nullable String value, String field) {
        LocalDate day = day(value, field);
        if (day == null) {
            throw noDay(field);
        }
        return day;
    }

    private static Problem noDay(String field) {
        return Problem.nonsense(field, "请填写日期，如 2027-06-30", "a day such as 2027-06-30");
    }

    /** A secret as it was typed: neither stripped nor shown. */
    public static String secret(@Nullable String value, String field) {
        if (value == null || value.isEmpty() || value.length() > 200 || value.indexOf('\0') >= 0) {
            throw Problem.nonsense(field, "请填写密码", "a password is required");
        }
        return value;
    }

    static String phone(@Nullable String value) {
        String phone = text(value, "phone", 24);
        if (!phone.matches("\\+?[0-9][0-9 -]{4,19}")) {
            throw Problem.nonsense("phone", "电话号码的格式不对", "not a phone number");
        }
        return phone;
    }

    static Problem refusal(NameRules.Fault fault) {
        return Problem.nonsense(fault.field(), fault.zh(), fault.en());
    }
}
