package org.qiantang.app.settings;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What was settled on the command line.
 *
 * @param bind the address that all doors listen on
 * @param data the folder of all that must survive
 * @param speech the program that speaks, if it was built
 * @param speechDictionary the shop's own words for the ear, if there are any
 * @param viewers how many simulated viewers come to the demo
 * @param demo whether demo goods, accounts and a show are filled in
 * @param picture the digital host's picture, such as 720x1280
 * @param frames pictures a second
 * @param hosts further names by which browsers reach this server
 */
@ConfigurationProperties("qiantang")
public record Settings(
        String bind,
        int port,
        int socketPort,
        int rtmpPort,
        Path data,
        @Nullable Path speech,
        @Nullable Path speechDictionary,
        @DefaultValue("false") boolean demo,
        @DefaultValue("0") int viewers,
        String picture,
        int frames,
        Set<String> hosts) {
    public Settings {
        if (!picture.matches("[0-9]{2,4}x[0-9]{2,4}")) {
            throw new IllegalArgumentException("picture: " + picture + " (expected: WIDTHxHEIGHT)");
        }
        if (viewers < 0 || viewers > 2_000 || (viewers > 0 && !demo)) {
            throw new IllegalArgumentException("viewers: " + viewers + " (expected: 0..2000, and none but in a demo)");
        }
        hosts = Set.copyOf(hosts);
        if (frames < 5 || frames > 60) {
            throw new IllegalArgumentException("frames: " + frames + " (expected: 5..60)");
        }
    }

    /** The names whose pages may open sockets here. */
    public Set<String> allowedHosts() {
        var all = new HashSet<>(hosts);
        all.addAll(List.of("127.0.0.1", "localhost", "[::1]", bind));
        return all;
    }

    public int pictureWidth() {
        return Integer.parseInt(picture.substring(0, picture.indexOf('x')));
    }

    public int pictureHeight() {
        return Integer.parseInt(picture.substring(picture.indexOf('x') + 1));
    }

    /** The address by which this process reaches itself. */
    public String ownAddress() {
        String host = bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        return "http://" + host + ":" + port;
    }

    /** The command that speaks; empty where the program was not built. */
    public List<String> speechCommand() {
        if (speech == null) {
            return List.of();
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                speech.toString());
    }
}
