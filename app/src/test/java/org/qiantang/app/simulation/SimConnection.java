package org.qiantang.app.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Types;
import javax.sql.DataSource;

/** A connection of one program, with all that may go wrong on it. */
final class SimConnection implements InvocationHandler {
    private final SimDatabase database;
    private final Life life;
    private final Connection self;
    private boolean autoCommit = true;
    private boolean began;
    private boolean closed;
    private boolean broken;

    private SimConnection(SimDatabase database, Life life) {
        this.database = database;
        this.life = life;
        this.self = proxy(Connection.class, this);
    }

    static DataSource source(SimDatabase database, Life life) {
        return proxy(DataSource.class, (_, method, _) -> switch (method.getName()) {
            case "getConnection" -> open(database, life);
            case "isWrapperFor" -> false;
            case "hashCode" -> 1;
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    private static Connection open(SimDatabase database, Life life) throws SQLException {
        life.mustLive();
        if (database.faults().isDown()) {
            throw new SQLTransientConnectionException("database down", "08001");
        }
        return new SimConnection(database, life).self;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
        return switch (method.getName()) {
            case "prepareStatement" -> proxy(PreparedStatement.class, new Prepared((String) given[0]));
            case "setAutoCommit" -> {
                autoCommit = (Boolean) given[0];
                yield null;
            }
            case "getAutoCommit" -> autoCommit;
            case "commit" -> {
                commit();
                yield null;
            }
            case "rollback", "abort" -> {
                takeBack();
                yield null;
            }
            case "close" -> {
                takeBack();
                closed = true;
                yield null;
            }
            case "isClosed" -> closed;
            case "isReadOnly", "isWrapperFor" -> false;
            case "getTransactionIsolation" -> Connection.TRANSACTION_READ_COMMITTED;
            case "getMetaData" ->
                proxy(DatabaseMetaData.class, (_, asked, _) -> switch (asked.getName()) {
                    case "getDatabaseProductName", "getDriverName" -> "PostgreSQL";
                    default -> null;
                });
            case "equals" -> isOf(this, given[0]);
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "connection of " + life;
            default -> null;
        };
    }

    private void takeBack() {
        if (began) {
            began = false;
            database.takeBack();
        }
    }

    private void commit() throws SQLException {
        if (!began) {
            return;
        }
        mustWork();
        if (database.faults().dies(life)) {
            takeBack();
            life.mustLive();
        }
        boolean lost = database.faults().losesCommit();
        if (lost && database.faults().coin()) {
            takeBack();
        } else {
            began = false;
            database.keep();
        }
        if (database.faults().dies(life)) {
            life.mustLive();
        }
        if (lost) {
            broken = true;
            throw new SQLException("connection lost at commit", "08006");
        }
    }

    private void mustWork() throws SQLException {
        life.mustLive();
        if (database.faults().isDown() || broken) {
            broken = true;
            takeBack();
            throw new SQLException("connection lost", "08006");
        }
    }

    private final class Prepared implements InvocationHandler {
        private final String sql;
        private final Parameters given = new Parameters();
        private SimDatabase.Answer answer;

        Prepared(String sql) {
            this.sql = sql;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] values) throws Throwable {
            String name = method.getName();
            return switch (name) {
                case "executeQuery" -> ResultRows.of((SimDatabase.Answer.Found) run());
                case "executeUpdate" -> ((SimDatabase.Answer.Changed) run()).rows();
                case "execute" -> {
                    answer = run();
                    yield answer instanceof SimDatabase.Answer.Found;
                }
                case "getResultSet" -> ResultRows.of((SimDatabase.Answer.Found) answer);
                case "getUpdateCount" -> answer instanceof SimDatabase.Answer.Changed(int rows) ? rows : -1;
                case "getMoreResults" -> false;
                case "getConnection" -> self;
                case "getParameterMetaData" ->
                    proxy(
                            ParameterMetaData.class,
                            (_, asked, _) -> asked.getReturnType() == int.class ? Types.VARCHAR : null);
                case "setNull" -> {
                    given.set((Integer) values[0], null);
                    yield null;
                }
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> isOf(this, values[0]);
                default -> {
                    if (name.startsWith("set") && values.length > 1) {
                        given.set((Integer) values[0], values[1]);
                    }
                    yield null;
                }
            };
        }

        private SimDatabase.Answer run() throws SQLException {
            mustWork();
            if (!autoCommit) {
                if (!began) {
                    database.begin();
                    began = true;
                }
                return write();
            }
            if (database.isInTransaction()) {
                throw new AssertionError("statement beside a transaction: " + sql + " (expected: inside, or after)");
            }
            SimDatabase.Answer done = write();
            if (done instanceof SimDatabase.Answer.Changed) {
                if (database.faults().dies(life)) {
                    life.mustLive();
                }
                if (database.faults().losesCommit()) {
                    broken = true;
                    throw new SQLException("connection lost", "08006");
                }
            }
            return done;
        }

        private SimDatabase.Answer write() throws SQLException {
            if (database.faults().isFull() && !sql.stripLeading().startsWith("select")) {
                throw new SQLException("disk full", "53100");
            }
            return database.run(sql, given);
        }
    }

    private static boolean isOf(InvocationHandler handler, Object proxy) {
        return Proxy.isProxyClass(proxy.getClass())
                && Proxy.getInvocationHandler(proxy).equals(handler);
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SimConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Rows as they are read. */
    private static final class ResultRows implements InvocationHandler {
        private final SimDatabase.Answer.Found found;
        private int row = -1;
        private boolean wasNull;

        private ResultRows(SimDatabase.Answer.Found found) {
            this.found = found;
        }

        static ResultSet of(SimDatabase.Answer.Found found) {
            return proxy(ResultSet.class, new ResultRows(found));
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] given) throws Throwable {
            return switch (method.getName()) {
                case "next" -> ++row < found.rows().size();
                case "wasNull" -> wasNull;
                case "getLong" -> value(given[0]) instanceof Number number ? number.longValue() : 0L;
                case "getInt" -> value(given[0]) instanceof Number number ? number.intValue() : 0;
                case "getBoolean" -> value(given[0]) instanceof Boolean yes && yes;
                case "getString", "getBytes", "getObject" -> value(given[0]);
                case "getMetaData" ->
                    proxy(
                            java.sql.ResultSetMetaData.class,
                            (_, _, _) -> found.columns().size());
                case "close", "getWarnings", "getStatement" -> null;
                default -> throw new UnsupportedOperationException(method.toString());
            };
        }

        private Object value(Object column) throws SQLException {
            int index = column instanceof Integer number
                    ? number - 1
                    : found.columns().indexOf(column);
            if (index < 0) {
                throw new SQLException("no such column: " + column);
            }
            Object value = found.rows().get(row).get(index);
            wasNull = value == null;
            return value;
        }
    }
}
