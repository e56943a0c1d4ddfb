package org.qiantang.engine.recommend.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of a file mean.
 *
 * @param named the first row holds the names
 * @param time how times are read; null where the file has none and its order counts
 * @param offset how what is added to a day is read; null where nothing is
 */
record EventForm(
        Shape shape,
        boolean named,
        Columns columns,
        Owner owner,
        @Nullable TimeReading time,
        @Nullable TimeReading offset) {
    /** What a row is. */
    enum Shape {
        EVENT,
        /** All items of one person or session, oldest first. */
        ITEMS,
        /** The same behind the person's number. */
        PERSON_AND_ITEMS
    }

    /** Whose rows they are. */
    enum Owner {
        PERSON,
        SESSION,
        /** No name says so; how long the visits are will tell. */
        UNTOLD
    }

    /** Places counted from 0; -1 where there is no such column. */
    record Columns(int owner, int item, int time, int offset, int list, int target, int event) {
        static final Columns NONE = new Columns(-1, -1, -1, -1, -1, -1, -1);

        int needed() {
            int most = Math.max(Math.max(owner, item), Math.max(time, offset));
            return 1 + Math.max(most, Math.max(Math.max(list, target), event));
        }
    }

    static EventForm lists(Shape shape) {
        return new EventForm(shape, false, Columns.NONE, Owner.PERSON, null, null);
    }

    /** Names or numbers of the columns as they were understood. */
    String words(List<String> first) {
        return switch (shape) {
            case ITEMS -> "each line the items of one person, oldest first";
            case PERSON_AND_ITEMS -> "each line a person's number and then the items, oldest first";
            case EVENT -> {
                String time = this.time == null ? "no time: the order of the file" : this.time.words();
                yield (owner == Owner.SESSION ? "session" : "person") + part(first, columns.owner())
                        + ", item" + part(first, columns.item())
                        + (columns.list() < 0 ? "" : ", items" + part(first, columns.list()))
                        + (columns.target() < 0 ? "" : ", target" + part(first, columns.target()))
                        + (columns.event() < 0 ? "" : ", event" + part(first, columns.event()))
                        + ", time" + part(first, columns.time())
                        + (columns.offset() < 0 ? "" : " +" + part(first, columns.offset()))
                        + " (" + time + ")";
            }
        };
    }

    private String part(List<String> first, int column) {
        if (column < 0) {
            return " –";
        }
        return named ? " \"" + first.get(column) + "\"" : " column " + (column + 1);
    }
}
