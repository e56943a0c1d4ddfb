package org.qiantang.app.helpdesk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Fields;
import org.qiantang.app.account.Person;
import org.qiantang.app.team.Act;
import org.qiantang.app.team.Team;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A shop's FAQ and policies from a file of goods in JSON, beside whose products they stand. */
@RestController
@RequestMapping("/api/studio/helpdesk/faq/import")
class FaqImportEndpoints {
    private static final long MOST_BYTES = 20L << 20;

    private final FaqIntake intake;
    private final Team team;

    FaqImportEndpoints(FaqIntake intake, Team team) {
        this.intake = intake;
        this.team = team;
    }

    /** {@code place} is the entry's key, such as {@code faq:3} or {@code policy:发票}; empty where the message has it. */
    record WrongView(String place, String message) {}

    record ReportView(int questions, int policies, int added, int changed, int same, List<WrongView> wrong) {}

    /** Takes what is sound, approved by who asks; {@code dryRun} only reads how many there are and how they are written. */
    @PostMapping
    ReportView takeFaq(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @AuthenticationPrincipal @Nullable Person person,
            HttpServletRequest request)
            throws IOException {
        long shop = team.shopFor(person, Act.ANSWER);
        if (file.getSize() > MOST_BYTES) {
            throw new Problem(
                    413, "too-large", "文件太大，最多 20 MB", "the file is too large; 20 MB at most", Map.of("field", "file"));
        }
        byte[] bytes = file.getBytes();
        FaqIntake.Report report = dryRun
                ? intake.read(bytes)
                : intake.take(shop, bytes, Fields.signedIn(person).id());
        boolean english = Language.english(request);
        return new ReportView(
                report.questions(),
                report.policies(),
                report.added(),
                report.changed(),
                report.same(),
                report.wrong().stream()
                        .map(wrong -> new WrongView(wrong.place(), wrong.why().message(english)))
                        .toList());
    }
}
