package org.qiantang.engine.stock;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.LongIntHashMap;
import com.carrotsearch.hppc.procedures.LongIntProcedure;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Things by their ids, which lie in the order in which they came.
 *
 * <p>A hash table of references is written all over, and a collector of young objects looks through every part of it that was
 * written: with a million orders that was most of its pause. Here the table holds numbers, and what is new lies together.
 *
 * @param <T> what is kept
 */
public final class Shelf<T> {
    private final LongIntHashMap places = new LongIntHashMap();
    private final List<@Nullable T> things = new ArrayList<>();
    private final IntArrayList free = new IntArrayList();

    /** Keeps it unless there is something of that id; whether it did. */
    public boolean add(long id, T thing) {
        if (places.containsKey(id)) {
            return false;
        }
        if (free.isEmpty()) {
            places.put(id, things.size());
            things.add(thing);
        } else {
            int place = free.removeLast();
            places.put(id, place);
            things.set(place, thing);
        }
        return true;
    }

    public @Nullable T get(long id) {
        int index = places.indexOf(id);
        return index < 0 ? null : things.get(places.indexGet(index));
    }

    /** Puts another thing in the place of one that is there. */
    public void replace(long id, T thing) {
        int index = places.indexOf(id);
        if (index < 0) {
            throw new IllegalArgumentException("id: " + id + " (expected: one on the shelf)");
        }
        things.set(places.indexGet(index), thing);
    }

    /** Takes it away; null where there is none. */
    public @Nullable T remove(long id) {
        int index = places.indexOf(id);
        if (index < 0) {
            return null;
        }
        int place = places.indexGet(index);
        places.indexRemove(index);
        free.add(place);
        return things.set(place, null);
    }

    public int size() {
        return places.size();
    }

    /** All that is there, in the order of the ids. */
    @Override
    public String toString() {
        var all = new TreeMap<Long, @Nullable T>();
        places.forEach((LongIntProcedure) (id, place) -> all.put(id, things.get(place)));
        return all.toString();
    }
}
