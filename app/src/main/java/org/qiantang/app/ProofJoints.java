package org.qiantang.app;

import org.qiantang.app.aftersale.DisputeReaders;
import org.qiantang.app.dossier.DossierReaders;
import org.qiantang.app.dossier.FindingReaders;
import org.qiantang.app.evidence.EvidenceReaders;
import org.qiantang.app.order.Orders;
import org.qiantang.app.preair.PreAirReaders;
import org.qiantang.app.proof.Looks;
import org.qiantang.app.proof.OrderPlace;
import org.qiantang.app.proof.RoomOfShow;
import org.qiantang.app.proof.RuleBase;
import org.qiantang.app.report.ReportReaders;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.guard.GuardInForce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the evidence log meets shows, orders, the guard's rules, and those who open what officers may look at. */
@Configuration(proxyBeanMethods = false)
class ProofJoints {
    private static final String OPENED = "打开举报 opened the complaint";

    @Bean
    RoomOfShow roomOfShow(Shows shows) {
        return showId -> shows.brief(showId).map(Shows.Brief::roomId);
    }

    @Bean
    FindingReaders findingReaders(Looks looks) {
        return new FindingReaders() {
            @Override
            public void opened(long showId, long lineId, long officerId) {
                looks.looked(showId, officerId, "show/" + showId + " line/" + lineId, "打开线索 opened the finding");
            }

            // Lists are read every few seconds and go over all rooms: they stand under the house, so that no room's
            // custody, which each pack of it carries, is filled by them.
            @Override
            public void listed(String asked, long officerId) {
                looks.lookedAtHouse(officerId, asked, "查看线索列表 read the list of findings");
            }

            @Override
            public void readHeld(String asked, long officerId) {
                looks.lookedAtHouse(officerId, asked, "查看被拦下的弹幕 read chat that was held back");
            }
        };
    }

    @Bean
    DossierReaders dossierReaders(Looks looks) {
        return (dossierId, officerId) ->
                looks.lookedAtHouse(officerId, "dossier/" + dossierId, "打开案卷 opened the dossier");
    }

    @Bean
    DisputeReaders disputeReaders(Looks looks) {
        return (showId, caseId, officerId) ->
                looks.looked(showId, officerId, "show/" + showId + " case/" + caseId, "打开纠纷 opened the dispute");
    }

    @Bean
    EvidenceReaders evidenceReaders(Looks looks) {
        return new EvidenceReaders() {
            @Override
            public void read(long showId, long caseId, long officerId) {
                looks.looked(
                        showId,
                        officerId,
                        "show/" + showId + " case/" + caseId + " evidence",
                        "查看纠纷证据 read the evidence of the dispute");
            }

            @Override
            public void played(long showId, long caseId, long officerId) {
                looks.looked(
                        showId,
                        officerId,
                        "show/" + showId + " case/" + caseId + " recording",
                        "播放纠纷录像 played the recording of the dispute");
            }
        };
    }

    @Bean
    PreAirReaders preAirReaders(Looks looks) {
        return (showId, officerId) ->
                looks.looked(showId, officerId, "show/" + showId + " preair", "查看播前审核 opened the reviews before air");
    }

    @Bean
    ReportReaders reportReaders(Looks looks) {
        return new ReportReaders() {
            @Override
            public void opened(long showId, long reportId, long officerId) {
                looks.looked(showId, officerId, "show/" + showId + " report/" + reportId, OPENED);
            }

            @Override
            public void readChat(long showId, long reportId, long officerId) {
                looks.looked(
                        showId,
                        officerId,
                        "show/" + showId + " report/" + reportId + " chat",
                        "查看前后的弹幕 read the chat around it");
            }

            @Override
            public void openedOfFilm(long filmId, long reportId, long officerId) {
                looks.lookedAtHouse(officerId, "film/" + filmId + " report/" + reportId, OPENED);
            }
        };
    }

    @Bean
    OrderPlace orderPlace(Orders orders) {
        return orders::bornAt;
    }

    @Bean
    RuleBase ruleBase(GuardInForce guard) {
        return () -> guard.now().version();
    }
}
