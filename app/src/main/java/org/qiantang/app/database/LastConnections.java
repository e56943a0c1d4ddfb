package org.qiantang.app.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Told to end, the program waits for a moment and no longer for a connection: much of what closes asks for one, part by
 * part, and with a database that is away each would wait out the whole of the usual half minute.
 */
final class LastConnections implements ApplicationListener<ContextClosedEvent> {
    /** Long enough for a pool that is merely busy with what ends. */
    static final int MILLIS = 3_000;

    private final ObjectProvider<HikariDataSource> pools;

    LastConnections(ObjectProvider<HikariDataSource> pools) {
        this.pools = pools;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent ending) {
        pools.forEach(pool -> pool.setConnectionTimeout(MILLIS));
    }
}
