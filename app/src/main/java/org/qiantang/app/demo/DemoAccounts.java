package org.qiantang.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/**
 * The password of the demo accounts: made at the first start, kept in the data folder, printed at each start.
 *
 * <p>It is not written in the code, so a demo that is reachable from elsewhere has no password that the world knows.
 */
record DemoAccounts(String password) {
    static final String MERCHANT = "merchant";
    static final String MERCHANT_TWO = "merchant2";
    static final String VIEWER = "viewer";
    static final String VIEWER_TWO = "viewer2";
    static final String HOST = "host";
    static final String AGENCY = "agency";
    static final String OFFICER = "officer";

    /** Agrees to what the first proposes. */
    static final String OFFICER_TWO = "officer2";

    /** Decides an appeal against what both decided. */
    static final String OFFICER_THREE = "officer3";

    static final String ADMIN = "admin";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 10;

    static DemoAccounts in(Path folder) throws IOException {
        Path file = folder.resolve("demo-password");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, fresh());
        }
        return new DemoAccounts(Files.readString(file).strip());
    }

    private static String fresh() {
        var random = new SecureRandom();
        var password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
