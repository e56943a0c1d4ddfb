package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.web.Problem;

/** A merchant's business licence (营业执照): whose it is and its number. */
public record Licence(String holder, String number) {
    public Licence {
        if (holder.isBlank() || holder.length() > 100) {
            throw new IllegalArgumentException("holder: " + holder + " (expected: 1..100 characters)");
        }
        if (number.isBlank() || number.length() > 40) {
            throw new IllegalArgumentException("number: " + number + " (expected: 1..40 characters)");
        }
    }

    /** As it was typed into a form; what cannot be a licence is refused at its field. */
    static Licence typed(@Nullable String typedHolder, @Nullable String typedNumber) {
        String holder = Fields.optional(typedHolder, "licenceHolder", 100);
        if (holder.isEmpty()) {
            throw Problem.nonsense("licenceHolder", "请填写营业执照上的名称", "the name on the business licence is required");
        }
        String number = Fields.optional(typedNumber, "licenceNumber", 40);
        // The unified social credit code of GB 32100-2015 has 18 places, the older licence number 15.
        if (!number.matches("[0-9A-HJ-NP-RT-UW-Y]{18}|[0-9]{15}")) {
            throw Problem.nonsense(
                    "licenceNumber",
                    "营业执照号应为 18 位统一社会信用代码，或 15 位注册号",
                    "18 places of the unified social credit code, or the older 15 digits");
        }
        return new Licence(holder, number);
    }
}
