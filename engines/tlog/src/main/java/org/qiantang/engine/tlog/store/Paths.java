package org.qiantang.engine.tlog.store;

import java.util.regex.Pattern;

/** The paths that every store takes; what one refuses all refuse. */
final class Paths {
    /** Behind the name of a file that is not yet whole. */
    static final String PART = ".part";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

    private Paths() {}

    static String checked(String path) {
        if (!FORM.matcher(path).matches() || path.endsWith(PART)) {
            throw new IllegalArgumentException(
                    "path: " + path + " (expected: names of letters, digits and ._- divided by /)");
        }
        return path;
    }
}
