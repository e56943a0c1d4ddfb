package org.qiantang.bench.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qiantang.bench.hammer.Stall;
import org.qiantang.bench.hammer.Visitor;

/** Two shops with a show each, and their buyers: what a site's crowd goes to, crash after crash. */
final class Sale {
    /** As short as the program lets a seller promise pieces. */
    static final int HOLD_SECONDS = 90;

    private static final String PASSWORD = "a-long-password";
    /** Answers of a stopped process may come when it wakes, and still count. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Some never sell out, and some are gone at once and come back when holds run out. */
    private static final List<Integer> PIECES = List.of(50_000, 50_000, 60, 15);

    private final List<Stall> stalls;
    private final List<Buyer> buyers;
    private final Said said;

    private Sale(List<Stall> stalls, List<Buyer> buyers, Said said) {
        this.stalls = List.copyOf(stalls);
        this.buyers = List.copyOf(buyers);
        this.said = said;
    }

    static Sale open(Program program, HttpClient http, int crowd) throws IOException, InterruptedException {
        String base = program.doors().base();
        var admin = new Visitor(http, base, PATIENCE);
        String oneTime = program.oneTimePassword();
        admin.signIn("admin", oneTime);
        Visitor.must(admin.ask("PUT", "/api/me/password", Map.of("old", oneTime, "fresh", PASSWORD)), 200);
        var stalls = new ArrayList<Stall>();
        for (String name : List.of("keeper1", "keeper2")) {
            stalls.add(Stall.open(admin, new Visitor(http, base, PATIENCE), name, HOLD_SECONDS, PIECES));
        }
        var buyers = new ArrayList<Buyer>();
        var said = new Said();
        for (int i = 0; i < crowd; i++) {
            var visitor = new Visitor(http, base, PATIENCE);
            visitor.join("buyer" + i, PASSWORD, "买家" + i);
            Visitor.must(
                    visitor.ask(
                            "PUT",
                            "/api/me/address",
                            Map.of(
                                    "phone",
                                    "13800000000",
                                    "region",
                                    "浙江省杭州市",
                                    "street",
                                    "西湖区 1 号",
                                    "recipient",
                                    "买家" + i)),
                    200);
            buyers.add(new Buyer(i, visitor.id(), visitor, stalls, said));
        }
        return new Sale(stalls, buyers, said);
    }

    List<Stall> stalls() {
        return stalls;
    }

    List<Buyer> buyers() {
        return buyers;
    }

    Said said() {
        return said;
    }
}
