package org.qiantang.app.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a dossier, filled, to be printed. */
@RestController
@RequestMapping("/api/officer/dossiers/{id}/papers")
class PaperEndpoints {
    private final DossierSheets sheets;
    private final CasePapers papers;
    private final DossierReaders readers;

    PaperEndpoints(DossierSheets sheets, CasePapers papers, DossierReaders readers) {
        this.sheets = sheets;
        this.papers = papers;
        this.readers = readers;
    }

    /** The documents that the dossier calls for as it stands. */
    record Papers(List<CasePaper.Offered> papers) {}

    @GetMapping
    Papers casePapers(@PathVariable long id, @AuthenticationPrincipal @Nullable Person person) {
        Officers.officerOrHead(person);
        return new Papers(papers.offered(sheets.opened(id)));
    }

    @GetMapping("/{document}")
    CasePaper casePaper(
            @PathVariable long id,
            @PathVariable String document,
            @RequestParam @Nullable Long about,
            @AuthenticationPrincipal @Nullable Person person) {
        Person officer = Officers.officerOrHead(person);
        CasePaper paper = papers.paper(sheets.told(id), document, about);
        readers.opened(id, officer.id());
        return paper;
    }
}
