package org.qiantang.app.web;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Tomcat refuses before anybody of ours is asked, as broken lines and headers, said as all other refusals are. */
public final class BelowSpring extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(BelowSpring.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            // Its parameters may be what is broken: only the header is asked.
            boolean english = Language.english(request.getHeader("Accept-Language"));
            ProblemBody.write(Misuse.ofStatus(status), english, response);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("a refusal could not be said, status={}", status, gone);
        }
    }
}
