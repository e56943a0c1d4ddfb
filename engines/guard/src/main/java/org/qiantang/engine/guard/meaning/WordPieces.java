package org.qiantang.engine.guard.meaning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the pieces that an encoder of the BERT family was taught: every Chinese character and every mark by
 * itself, other words into the longest known pieces. After Devlin et al., BERT (2019), uncased, accents taken off.
 */
public final class WordPieces {
    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> ids;
    private final int unknown;

    /**
     * Knows these pieces.
     *
     * @param vocabulary the pieces in the order of their ids
     */
    public WordPieces(List<String> vocabulary) {
        ids = HashMap.newHashMap(vocabulary.size());
        for (int id = 0; id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        unknown = idOf("[UNK]");
    }

    /**
     * The id of one piece.
     *
     * @throws IllegalArgumentException if the vocabulary has no such piece
     */
    public int idOf(String piece) {
        Integer id = ids.get(piece);
        if (id == null) {
            throw new IllegalArgumentException("piece: " + piece + " (expected: one of the vocabulary)");
        }
        return id;
    }

    /** The ids of the pieces of a text. */
    public List<Integer> cut(String text) {
        var pieces = new ArrayList<Integer>(text.length());
        var word = new StringBuilder();
        String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        plain.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                end(word, pieces);
            } else if (standsAlone(point)) {
                end(word, pieces);
                pieces.add(ids.getOrDefault(Character.toString(point), unknown));
            } else if (!isMark(point)) {
                word.appendCodePoint(point);
            }
        });
        end(word, pieces);
        return pieces;
    }

    private void end(StringBuilder word, List<Integer> pieces) {
        if (!word.isEmpty()) {
            addPieces(word.toString(), pieces);
            word.setLength(0);
        }
    }

    private void addPieces(String word, List<Integer> pieces) {
        var found = new ArrayList<Integer>();
        int at = 0;
        while (at < word.length() && word.length() <= LONGEST_WORD) {
            int end = word.length();
            while (end > at && !ids.containsKey(piece(word, at, end))) {
                end--;
            }
            if (end == at) {
                break;
            }
            found.add(idOf(piece(word, at, end)));
            at = end;
        }
        if (at == word.length()) {
            pieces.addAll(found);
        } else {
            pieces.add(unknown);
        }
    }

    private static String piece(String word, int from, int to) {
        return from == 0 ? word.substring(from, to) : "##" + word.substring(from, to);
    }

    private static boolean standsAlone(int point) {
        return Character.isIdeographic(point) || !(Character.isLetterOrDigit(point) || isMark(point));
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.CONTROL, Character.FORMAT -> true;
            default -> false;
        };
    }
}
