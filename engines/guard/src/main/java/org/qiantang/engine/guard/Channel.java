package org.qiantang.engine.guard;

/** Where a line appeared: spoken, typed, or written on the goods' page or on the picture. */
public enum Channel {
    SPEECH,
    CHAT,
    TITLE,
    PRODUCT_TEXT,
    SCREEN
}
