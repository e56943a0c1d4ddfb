package org.qiantang.app.simulation;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * The one thing that outlives every crash: rows, and transactions that are whole or not at all.
 *
 * <p>It knows each statement by its whole text and does by hand what PostgreSQL would. A statement that it does not know
 * fails the run: whoever changes one says here what it now does. No transaction of ours waits for anybody outside, so one
 * at a time is all that there can be, and that is checked.
 */
final class SimDatabase {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern LIST = Pattern.compile("in \\(\\?(, \\?)+\\)");

    // The same few texts come in every run.
    private static final Map<String, String> PLAIN = new ConcurrentHashMap<>();

    private final Map<String, Statement> statements = new HashMap<>();
    private final Map<String, Statement> known = new HashMap<>();
    private final List<String> empty = new ArrayList<>();
    private final Faults faults;
    private ArrayDeque<Runnable> undo;

    SimDatabase(Faults faults) {
        this.faults = faults;
    }

    /** What a statement does with its parameters. */
    @FunctionalInterface
    interface Statement {
        Answer run(Parameters given);
    }

    /** What a statement comes to: rows changed, or rows found. */
    sealed interface Answer {
        record Changed(int rows) implements Answer {}

        record Found(List<String> columns, List<List<Object>> rows) implements Answer {}
    }

    static Answer changed(boolean one) {
        return new Answer.Changed(one ? 1 : 0);
    }

    /** One value in one row. */
    static Answer one(Object value) {
        return named("value", value);
    }

    /** One value in one row, under a name. */
    static Answer named(String column, Object value) {
        return new Answer.Found(List.of(column), List.of(List.of(value)));
    }

    /** Rows by their keys, in the order of keys. */
    final class Rows<K, V> {
        private final TreeMap<K, V> rows = new TreeMap<>();

        V get(K key) {
            return rows.get(key);
        }

        boolean has(K key) {
            return rows.containsKey(key);
        }

        void put(K key, V row) {
            V before = rows.put(key, row);
            undoBy(() -> {
                if (before == null) {
                    rows.remove(key);
                } else {
                    rows.put(key, before);
                }
            });
        }

        /** False where there is such a row already. */
        boolean insert(K key, V row) {
            if (rows.containsKey(key)) {
                return false;
            }
            put(key, row);
            return true;
        }

        Collection<V> all() {
            return rows.values();
        }

        Map<K, V> byKey() {
            return rows;
        }
    }

    <K, V> Rows<K, V> rows() {
        return new Rows<>();
    }

    /** Says how a change of this transaction is taken back. */
    void undoBy(Runnable change) {
        if (undo != null) {
            undo.push(change);
        }
    }

    void on(String sql, Statement statement) {
        if (statements.put(plain(sql), statement) != null) {
            throw new IllegalArgumentException("statement: " + sql + " (expected: each once)");
        }
    }

    /** A reading with this part in its text finds nothing, since there is nothing of the kind. */
    void findsNothing(String part) {
        empty.add(part);
    }

    Answer run(String sql, Parameters given) {
        Statement statement = known.computeIfAbsent(sql, text -> {
            String plain = plain(text);
            Statement found = empty.stream().anyMatch(plain::contains)
                    ? _ -> new Answer.Found(List.of(), List.of())
                    : statements.get(plain);
            if (found == null) {
                throw new AssertionError("statement unknown to the simulation: " + plain);
            }
            return found;
        });
        return statement.run(given);
    }

    private static String plain(String sql) {
        return PLAIN.computeIfAbsent(sql, SimDatabase::withoutLayout);
    }

    private static String withoutLayout(String sql) {
        return LIST.matcher(SPACE.matcher(sql).replaceAll(" ").strip()).replaceAll("in (?)");
    }

    void begin() {
        if (undo != null) {
            throw new AssertionError("transaction: begun inside another (expected: one at a time)");
        }
        undo = new ArrayDeque<>();
    }

    void keep() {
        undo = null;
    }

    void takeBack() {
        if (undo != null) {
            ArrayDeque<Runnable> all = undo;
            undo = null;
            all.forEach(Runnable::run);
        }
    }

    /** Work on rows. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** Does a work that is not taken back with the transaction around it. */
    void apart(Work work) throws SQLException {
        ArrayDeque<Runnable> around = undo;
        undo = null;
        try {
            work.run();
        } finally {
            undo = around;
        }
    }

    boolean isInTransaction() {
        return undo != null;
    }

    Faults faults() {
        return faults;
    }

    /** The way of one program to this database. */
    DataSource of(Life life) {
        return SimConnection.source(this, life);
    }
}
