package org.qiantang.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.crowd.CrowdCommand;
import org.qiantang.app.database.EmbeddedDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.core.NestedExceptionUtils;

/** The one process: live rooms, goods, money, words and proof. */
// Who people are is the account package's own business: no user of Spring's making.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Qiantang {
    public static void main(String[] arguments) throws Exception {
        Options options;
        try {
            options = Options.parse(List.of(arguments));
        } catch (Options.Misunderstood wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        switch (options.command()) {
            case "demo", "run" -> serve(options);
            case "backup", "restore" ->
                System.exit(Keeping.run(options, InstantSource.system(), System.out, System.err));
            case "crowd" -> System.exit(CrowdCommand.run(crowd(options), System.out, System.err));
            default -> System.exit(Commands.run(options, System.out, System.err));
        }
    }

    private static void serve(Options options) throws IOException {
        if (!options.rest().isEmpty()) {
            System.err.println("option: " + options.rest().getFirst() + " (expected: see ./qiantang --help)");
            System.exit(2);
        }
        if (options.viewers() > 0 && !options.command().equals("demo")) {
            System.err.println("--viewers: " + options.viewers() + " (expected: only with the demo)");
            System.exit(2);
        }
        Files.createDirectories(options.data());
        var settings = new LinkedHashMap<String, Object>();
        Optional<String> external = options.database();
        Optional<DatabaseFirst> database = Optional.empty();
        if (external.isPresent()) {
            settings.put("spring.datasource.url", external.get());
        } else {
            say(System.out, "数据库启动中 starting the database in " + options.data());
            settings.put("spring.datasource.url", EmbeddedDatabase.urlIn(options.data()));
            database = Optional.of(DatabaseFirst.start(options.data()));
            SpringApplication.getShutdownHandlers().add(database.get()::stop);
        }
        settings.putAll(addresses(options));
        var application = new SpringApplication(Qiantang.class);
        application.setDefaultProperties(settings);
        database.ifPresent(started ->
                application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(started)));
        try {
            application.run();
        } catch (RuntimeException failed) {
            // The log has the whole story. Threads that have started would keep a half of the program alive.
            System.err.println("✗ 启动失败 could not start: "
                    + NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
            System.exit(1);
        }
    }

    private static Map<String, Object> addresses(Options options) {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("server.port", options.port());
        settings.put("server.address", options.bind());
        settings.put("qiantang.bind", options.bind());
        settings.put("qiantang.port", options.port());
        settings.put("qiantang.socket-port", options.socketPort());
        settings.put("qiantang.rtmp-port", options.rtmpPort());
        settings.put("qiantang.data", options.data().toAbsolutePath().toString());
        settings.put("qiantang.demo", options.command().equals("demo"));
        settings.put("qiantang.viewers", options.viewers());
        String speech = System.getProperty("qiantang.speech", "");
        if (!speech.isEmpty() && Files.exists(Path.of(speech))) {
            settings.put("qiantang.speech", speech);
        }
        return settings;
    }

    private static CrowdCommand.Wish crowd(Options options) {
        return new CrowdCommand.Wish(
                options.bind(), options.port(), options.socketPort(), options.data(), options.viewers());
    }

    static void say(PrintStream out, String line) {
        out.println("» " + line);
    }
}
