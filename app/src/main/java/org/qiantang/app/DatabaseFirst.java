package org.qiantang.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.qiantang.app.database.EmbeddedDatabase;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** The embedded database, started beside the program; whoever wants the first connection waits for it. */
final class DatabaseFirst implements BeanPostProcessor {
    private final CompletableFuture<EmbeddedDatabase> started = new CompletableFuture<>();

    private DatabaseFirst() {}

    static DatabaseFirst start(Path data) {
        var first = new DatabaseFirst();
        Thread.ofPlatform().name("database").start(() -> {
            try {
                first.started.complete(EmbeddedDatabase.start(data));
            } catch (Exception trouble) {
                first.started.completeExceptionally(trouble);
            }
        });
        return first;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof DataSource) {
            started.join();
        }
        return bean;
    }

    void stop() {
        try {
            started.get().close();
        } catch (IOException trouble) {
            System.err.println(
                    "the database did not stop cleanly; it recovers at the next start: " + trouble.getMessage());
        } catch (ExecutionException never) {
            System.err.println("the database did not start: " + never.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
