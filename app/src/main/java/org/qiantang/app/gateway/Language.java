package org.qiantang.app.gateway;

/** A language in which refusals are put. */
enum Language {
    CHINESE,
    ENGLISH;

    /** The language of a request's {@code lang}; Chinese where none or another is named. */
    static Language of(String name) {
        return name.startsWith("en") ? ENGLISH : CHINESE;
    }

    String choose(String chinese, String english) {
        return switch (this) {
            case CHINESE -> chinese;
            case ENGLISH -> english;
        };
    }
}
