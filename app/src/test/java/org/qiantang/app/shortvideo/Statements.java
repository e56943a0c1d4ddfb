package org.qiantang.app.shortvideo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts what a piece of work asks the database, on a connection that its thread is lent for as long as it lasts. */
final class Statements {
    private static final Set<String> ASKING = Set.of("prepareStatement", "createStatement");

    private Statements() {}

    static int during(DataSource database, Runnable work) throws SQLException {
        var count = new AtomicInteger();
        try (Connection lent = database.getConnection()) {
            Object counted = Proxy.newProxyInstance(
                    Statements.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, values) -> {
                        if (ASKING.contains(method.getName())) {
                            count.incrementAndGet();
                        }
                        try {
                            return method.invoke(lent, values);
                        } catch (InvocationTargetException trouble) {
                            throw trouble.getCause();
                        }
                    });
            TransactionSynchronizationManager.bindResource(database, new ConnectionHolder((Connection) counted));
            try {
                work.run();
            } finally {
                TransactionSynchronizationManager.unbindResource(database);
            }
        }
        return count.get();
    }
}
