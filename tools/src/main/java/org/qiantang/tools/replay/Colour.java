package org.qiantang.tools.replay;

/** A colour of the terminal. */
enum Colour {
    GREY("90"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    PINK("35"),
    CYAN("36"),
    BOLD("1");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String of(String text) {
        return "\033[" + code + "m" + text + "\033[0m";
    }
}
