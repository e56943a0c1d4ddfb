package org.qiantang.tools.replay;

import java.io.Console;
import java.util.Optional;

/** Writes in colours, or plainly where nobody could see them. */
record Ink(boolean coloured) {
    /** Colours for a terminal, unless the reader wants none. */
    static Ink ofTerminal() {
        boolean seen = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        return new Ink(seen && System.getenv("NO_COLOR") == null);
    }

    String of(Colour colour, String text) {
        return coloured ? colour.of(text) : text;
    }
}
