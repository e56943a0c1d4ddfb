package org.qiantang.engine.guard.meaning;

import java.io.IOException;

/** Cuts readings as the second reader does, without the model: training must see what judging sees. */
public final class Cutter {
    private final WordPieces pieces;

    private Cutter(WordPieces pieces) {
        this.pieces = pieces;
    }

    /**
     * Reads the vocabulary.
     *
     * @throws IOException if the vocabulary is not there
     */
    public static Cutter load() throws IOException {
        return new Cutter(new WordPieces(SecondReader.vocabulary()));
    }

    public SecondReader.Input cut(String text, String context) {
        return SecondReader.Input.of(pieces, text, context);
    }
}
