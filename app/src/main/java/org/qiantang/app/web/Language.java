package org.qiantang.app.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Which of the two languages an asker reads: Chinese unless English is asked for. */
public final class Language {
    private Language() {}

    public static boolean english(HttpServletRequest request) {
        String asked = request.getParameter("lang");
        return english(asked != null ? asked : request.getHeader("Accept-Language"));
    }

    /** Takes a language tag or an Accept-Language header; the first language named counts. */
    public static boolean english(@Nullable String languages) {
        return languages != null
                && languages.strip().toLowerCase(java.util.Locale.ROOT).startsWith("en");
    }
}
