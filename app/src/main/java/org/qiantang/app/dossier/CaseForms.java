package org.qiantang.app.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The texts of case documents, with places to fill: our own forms, and no authority's. */
final class CaseForms {
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private final Map<String, Ladder.Text> fields = new LinkedHashMap<>();
    private final Ladder.Text notice;
    private final Ladder.Text header;
    private final List<Ladder.Text> beforeIssue = new ArrayList<>();

    private CaseForms(YamlPart page) {
        notice = page.both("notice");
        header = page.part("print").both("header");
        page.pages("before_issue").forEach(one -> beforeIssue.add(new Ladder.Text(one.text("zh"), one.text("en"))));
        page.pages("fields")
                .forEach(field -> fields.put(field.text("id"), new Ladder.Text(field.text("zh"), field.text("en"))));
        for (YamlPart form : page.pages("documents")) {
            forms.put(
                    form.text("id"),
                    new Form(
                            form.text("id"),
                            new Ladder.Text(form.text("zh"), form.text("en")),
                            form.both("issued_by"),
                            form.both("if_platform"),
                            form.both("body"),
                            form.texts("required")));
        }
    }

    static CaseForms load() {
        return new CaseForms(YamlPart.read("case-documents.yaml"));
    }

    /** One form; what is required and left empty keeps it from being issued. */
    record Form(
            String id,
            Ladder.Text title,
            Ladder.Text issuedBy,
            Ladder.Text ifPlatform,
            Ladder.Text body,
            List<String> required) {
        Form {
            required = List.copyOf(required);
        }
    }

    Optional<Form> form(String id) {
        return Optional.ofNullable(forms.get(id));
    }

    Map<String, Ladder.Text> fields() {
        return Map.copyOf(fields);
    }

    Ladder.Text notice() {
        return notice;
    }

    Ladder.Text header() {
        return header;
    }

    List<Ladder.Text> beforeIssue() {
        return List.copyOf(beforeIssue);
    }
}
