package org.qiantang.tools.fsck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Played shops for tests of other packages, and the program's schema for all. */
public final class PlayedShops {
    private static final List<Path> SCHEMAS = List.of(
            Path.of("../engines/journal/src/main/resources/db/migration"),
            Path.of("../app/src/main/resources/db/migration"));

    private PlayedShops() {}

    /** Makes the schema in an empty database, writes a shop into it, and tells the id of its first show. */
    public static long write(String url, long seed, int steps) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            migrate(connection);
            PlayedShop shop = PlayedShop.of(seed, steps);
            new PlayedRows(connection).write(shop);
            return shop.shows.getFirst().id;
        }
    }

    /** Versions are numbers: V1000 comes after V990. */
    private static int version(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    static void migrate(Connection connection) throws IOException, SQLException {
        for (Path schema : SCHEMAS) {
            try (Stream<Path> files = Files.list(schema);
                    Statement statement = connection.createStatement()) {
                for (Path file : files.sorted(Comparator.comparingInt(PlayedShops::version))
                        .toList()) {
                    statement.execute(Files.readString(file));
                }
            }
        }
    }
}
