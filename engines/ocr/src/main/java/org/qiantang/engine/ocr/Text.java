package org.qiantang.engine.ocr;

/**
 * A line of text in a picture.
 *
 * @param confidence how sure the engine is of the words, in percent
 */
public record Text(String text, Box box, int confidence) {
    public Text {
        if (text.isBlank() || confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("text, confidence: " + text.length() + " characters, " + confidence
                    + " (expected: not blank, 0..100)");
        }
    }
}
