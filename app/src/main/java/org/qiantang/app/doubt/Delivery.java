package org.qiantang.app.doubt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where an order goes to, written alike whoever wrote it; absent where it is not known.
 *
 * @param phone its last eleven digits
 * @param place region and street without spaces
 */
record Delivery(@Nullable String phone, @Nullable String place) {
    static final Delivery NONE = new Delivery(null, null);
    private static final int PHONE_DIGITS = 11;
    private static final int SHORTEST_PHONE = 7;
    private static final int SHORTEST_STREET = 4;

    /** Of an address as it is sent along with an order; of what is none, nothing. */
    static Delivery of(String address, JsonMapper json) {
        try {
            JsonNode read = json.readTree(address);
            return of(
                    read.path("phone").asString(""),
                    read.path("region").asString(""),
                    read.path("street").asString(""));
        } catch (JacksonException _) {
            return NONE;
        }
    }

    private static Delivery of(String phone, String region, String street) {
        String digits = phone.replaceAll("[^0-9]", "");
        String last = digits.substring(Math.max(0, digits.length() - PHONE_DIGITS));
        String place = (region + street).replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return new Delivery(
                last.length() < SHORTEST_PHONE ? null : last,
                street.replaceAll("\\s", "").length() < SHORTEST_STREET ? null : place);
    }

    /** A keyed hash, from which nobody without the key comes back to the value by trying all of them. */
    static byte @Nullable [] hash(@Nullable String value, byte[] key) {
        if (value == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(value.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
