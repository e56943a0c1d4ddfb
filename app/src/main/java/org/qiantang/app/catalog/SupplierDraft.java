package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.List;

/** A supplier as a shop wrote it down. */
public record SupplierDraft(String name, String licence, String contact, String phone, String terms) {
    /** Every flaw; none means that it may be noted. */
    List<Flaw> flaws() {
        var flaws = new ArrayList<Flaw>();
        Texts.check("name", name, 1, 80, flaws);
        Texts.check("licence", licence, 0, 40, flaws);
        Texts.check("contact", contact, 0, 40, flaws);
        Texts.check("phone", phone, 0, 40, flaws);
        Texts.check("terms", terms, 0, 2_000, flaws);
        return flaws;
    }
}
