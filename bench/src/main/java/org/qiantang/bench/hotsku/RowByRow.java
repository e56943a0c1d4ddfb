package org.qiantang.bench.hotsku;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The usual way in a database: a row of stock that each order takes from, in a transaction of its own.
 *
 * <p>The order is written first, so that the row of stock, for which all wait, is locked no longer than it must be.
 */
final class RowByRow implements OneAtATime.Lane {
    /** What the two databases say differently. */
    enum Dialect {
        POSTGRESQL(
                """
                create table sale_order (id bigserial primary key, sku integer not null, buyer bigint not null,
                    intent varchar(64) not null, pieces integer not null, made_at timestamptz not null default now(),
                    unique (buyer, intent))
                """,
                "insert into sale_order (sku, buyer, intent, pieces) values (?, ?, ?, 1)"
                        + " on conflict (buyer, intent) do nothing returning id"),
        MARIADB("""
                create table sale_order (id bigint auto_increment primary key, sku integer not null,
                    buyer bigint not null, intent varchar(64) not null, pieces integer not null,
                    made_at timestamp(6) not null default current_timestamp(6), unique (buyer, intent)) engine=innodb
                """, "insert ignore into sale_order (sku, buyer, intent, pieces) values (?, ?, ?, 1) returning id");

        private final String orders;
        private final String insert;

        Dialect(String orders, String insert) {
            this.orders = orders;
            this.insert = insert;
        }
    }

    private static final String TAKE = "update stock set remaining = remaining - 1 where sku = ? and remaining >= 1";
    private static final String BEFORE = "select id from sale_order where buyer = ? and intent = ?";
    private static final int TRIES = 10;

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement take;
    private final PreparedStatement before;

    RowByRow(String url, Dialect dialect) throws SQLException {
        connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        insert = connection.prepareStatement(dialect.insert);
        take = connection.prepareStatement(TAKE);
        before = connection.prepareStatement(BEFORE);
    }

    /** Lays the tables, with so many pieces of each SKU, numbered from 0. */
    static void lay(String url, Dialect dialect, int[] pieces) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create table stock (sku integer primary key, remaining integer not null)");
            statement.execute(dialect.orders);
            for (int sku = 0; sku < pieces.length; sku++) {
                statement.execute("insert into stock values (" + sku + ", " + pieces[sku] + ")");
            }
        }
    }

    static Buyers.Books books(String url, int sku) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select count(*), coalesce(sum(id), 0),"
                    + " (select remaining from stock where sku = " + sku + ") from sale_order where sku = " + sku)) {
                row.next();
                return new Buyers.Books(row.getLong(1), row.getLong(2), row.getLong(3));
            }
        }
    }

    @Override
    public Answer ask(int sku, int buyer) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return tryOnce(sku, buyer);
            } catch (SQLException trouble) {
                connection.rollback();
                boolean passing = trouble.getSQLState() != null
                        && trouble.getSQLState().startsWith("40"); // a deadlock: once more
                if (!passing || tries == TRIES) {
                    throw trouble;
                }
            }
        }
    }

    private Answer tryOnce(int sku, int buyer) throws SQLException {
        String intent = "buy-" + sku + "-" + buyer;
        insert.setInt(1, sku);
        insert.setLong(2, buyer);
        insert.setString(3, intent);
        long order = id(insert);
        if (order == 0) {
            before.setLong(1, buyer);
            before.setString(2, intent);
            order = id(before);
            connection.rollback();
            // Neither new nor there: the other one that asked the same was refused meanwhile.
            return order == 0 ? Answer.SOLD_OUT : Answer.held(order);
        }
        take.setInt(1, sku);
        if (take.executeUpdate() == 0) {
            connection.rollback();
            return Answer.SOLD_OUT;
        }
        connection.commit();
        return Answer.held(order);
    }

    private static long id(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
