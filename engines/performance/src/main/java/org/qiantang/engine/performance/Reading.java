package org.qiantang.engine.performance;

import java.util.List;

/**
 * A written text as it is read aloud, and which written place each spoken place stands for.
 *
 * @param spoken what a voice is given
 * @param pieces in order; together they cover both texts without a gap
 */
public record Reading(String spoken, List<Piece> pieces) {
    public Reading {
        pieces = List.copyOf(pieces);
    }

    /**
     * A stretch of the spoken text and the written stretch it stands for, counted in {@code char}s, ends excluded.
     *
     * @param asWritten whether both are read letter for letter
     */
    public record Piece(int spokenFrom, int spokenTo, int writtenFrom, int writtenTo, boolean asWritten) {}

    /** The written place that is being read at a spoken place; the start of ¥88 throughout 八十八元. */
    public int writtenAt(int spokenOffset) {
        for (Piece piece : pieces) {
            if (spokenOffset >= piece.spokenFrom() && spokenOffset < piece.spokenTo()) {
                return piece.asWritten()
                        ? piece.writtenFrom() + spokenOffset - piece.spokenFrom()
                        : piece.writtenFrom();
            }
        }
        return pieces.isEmpty() ? 0 : pieces.getLast().writtenTo();
    }
}
