package org.qiantang.engine.tlog.stamp;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The provider of algorithms that the JDK lacks, such as SM2 and SM3; asked by name and never put before the JDK's. */
final class Bouncy {
    static final Provider CASTLE = new BouncyCastleProvider();

    private Bouncy() {}
}
