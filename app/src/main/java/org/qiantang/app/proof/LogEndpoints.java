package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.tlog.witness.Policy;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The evidence log for everybody, as C2SP tlog-tiles lays it down, and what is needed to check packs. */
@RestController
@RequestMapping("/log")
class LogEndpoints {
    private static final Pattern TILE =
            Pattern.compile("tile/(entries|[0-9]{1,2})/(x[0-9]{3}/){0,6}[0-9]{3}(\\.p/[0-9]{1,3})?");

    private final EvidenceLog log;
    private final ProofState state;
    private final Witnesses witnesses;
    private final Confirmer confirmer;
    private final ProofSettings settings;
    private final VerifierJar verifierJar;

    LogEndpoints(
            EvidenceLog log,
            ProofState state,
            Witnesses witnesses,
            Confirmer confirmer,
            ProofSettings settings,
            VerifierJar verifierJar) {
        this.log = log;
        this.state = state;
        this.witnesses = witnesses;
        this.confirmer = confirmer;
        this.settings = settings;
        this.verifierJar = verifierJar;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(read("checkpoint").orElseThrow(Problem::notFound));
    }

    /** A tile of the tree, or a bundle of its entries; what has grown full stands for what it was before. */
    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI().substring("/log/".length());
        if (!TILE.matcher(path).matches()) {
            throw Problem.notFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(read(path).orElseThrow(Problem::notFound));
    }

    /** Whose log it is, how large, and who has confirmed it. */
    @GetMapping("/about")
    ProofState.About about() {
        try {
            return state.about();
        } catch (RuntimeException unusable) {
            throw unavailable();
        }
    }

    /** The keys by which the log and its witnesses are known, as the verifier takes them. */
    @GetMapping("/policy.txt")
    ResponseEntity<String> policy() {
        String text = Policy.of(List.of(log.key()), settings.needed(), witnesses.keys())
                .toString();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                .body(text);
    }

    /** The certificates by which the time-stamps are believed, as the verifier takes them. */
    @GetMapping("/tsa.pem")
    ResponseEntity<String> anchors() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/x-pem-file"))
                .body(confirmer.trust().pem());
    }

    /** The program that checks packs, which needs nothing but Java 17. */
    @GetMapping("/verifier.jar")
    ResponseEntity<Resource> verifier() {
        Resource jar = verifierJar
                .jar()
                .orElseThrow(() -> new Problem(
                        404,
                        "no-verifier",
                        "这个安装包里没有带验证程序，请从源代码构建 engines/tlog",
                        "this build came without the verifier; build engines/tlog from the sources"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/java-archive"))
                .header("Content-Disposition", "attachment; filename=\"qiantang-tlog-verifier.jar\"")
                .body(jar);
    }

    private Optional<byte[]> read(String path) {
        try {
            return log.read(path);
        } catch (RuntimeException unusable) {
            throw unavailable();
        }
    }

    private static Problem unavailable() {
        return new Problem(
                503, "proof-unavailable", "证据日志暂时不可用，请稍后再试", "the evidence log cannot be used now; try again");
    }
}
