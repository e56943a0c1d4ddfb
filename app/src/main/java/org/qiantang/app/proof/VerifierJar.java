package org.qiantang.app.proof;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The program that checks packs, as the build put it beside this one; a build of this module alone has none. */
record VerifierJar(Optional<Resource> jar) {
    private static final String PLACE = "classpath*:verifier/qiantang-tlog-*-verifier.jar";

    static VerifierJar find() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(PLACE);
        return new VerifierJar(Arrays.stream(found).findFirst());
    }
}
