package org.qiantang.app.manual;

/** A sign or a run of words on a page, where it stands: to the right and down from the upper left corner. */
record Piece(String text, double left, double right, double top, double bottom) {
    double middle() {
        return (top + bottom) / 2;
    }

    double centre() {
        return (left + right) / 2;
    }

    double size() {
        return bottom - top;
    }
}
