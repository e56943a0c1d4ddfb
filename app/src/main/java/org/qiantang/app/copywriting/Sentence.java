package org.qiantang.app.copywriting;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.Copywriter.Trouble;

/**
 * A sentence of a text, kept with its slots, so that it is read with the prices and facts of the day.
 *
 * @param id its number in the text, which stays the same through all versions
 * @param itemId what it is about: an item of the show, or the product; {@link LiveScript.Segment#NO_ITEM} for neither
 * @param text a {@link LineTemplate} as text
 * @param origin what a writer had written before a person changed it
 * @param accepted whether a person has said yes to it
 * @param locked whether it stays when the text is written again
 * @param fellBack what went wrong with the model when this sentence was last to be written anew; null where nothing did
 */
record Sentence(
        int id,
        long itemId,
        Part part,
        String text,
        Author author,
        @Nullable String origin,
        boolean accepted,
        boolean locked,
        @Nullable Trouble fellBack) {

    Sentence(
            int id,
            long itemId,
            Part part,
            String text,
            Author author,
            @Nullable String origin,
            boolean accepted,
            boolean locked) {
        this(id, itemId, part, text, author, origin, accepted, locked, null);
    }

    enum Author {
        GRAMMAR,
        MODEL,
        PERSON
    }

    static Sentence written(long itemId, Part part, LineTemplate line, Author author) {
        return new Sentence(0, itemId, part, line.toString(), author, null, false, false);
    }

    LineTemplate line() {
        return LineTemplate.parse(text);
    }

    /** What is left of it when all that its slots hold is taken away. */
    String pattern() {
        return Pen.pattern(text);
    }

    Sentence numbered(int number) {
        return new Sentence(number, itemId, part, text, author, origin, accepted, locked, fellBack);
    }

    Sentence marked(boolean nowAccepted, boolean nowLocked) {
        return new Sentence(id, itemId, part, text, author, origin, nowAccepted, nowLocked, fellBack);
    }

    /** In a person's words; what the writer had written is remembered. */
    Sentence edited(LineTemplate line) {
        String before = author == Author.PERSON ? origin : text;
        return new Sentence(id, itemId, part, line.toString(), Author.PERSON, before, false, locked);
    }

    /** The same, with what went wrong when it was to be written anew. */
    Sentence fallenBack(@Nullable Trouble why) {
        return new Sentence(id, itemId, part, text, author, origin, accepted, locked, why);
    }

    /** Whether it stays as it is when all is written anew. */
    boolean stays() {
        return locked || author == Author.PERSON;
    }

    /** Another sentence in its place. */
    Sentence replacedBy(Sentence other) {
        return new Sentence(id, itemId, part, other.text, other.author, null, false, false, other.fellBack);
    }
}
