package org.qiantang.engine.ocr;

import java.util.List;

/** Reads the texts in a picture, from the top to the bottom. */
public interface TextReader extends AutoCloseable {
    /** What reads, as exactly as it can be known. */
    String name();

    String version();

    /** One caller at a time, who holds this reader's monitor; it may take a second. */
    List<Text> read(Picture picture);

    /** Waits for who reads; who would read after it is refused. */
    @Override
    void close();
}
