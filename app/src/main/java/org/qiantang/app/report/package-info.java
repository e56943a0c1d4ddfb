/** Complaints (投诉举报): what people hold against a room or a line in it, followed up until it is answered. */
@ApplicationModule(allowedDependencies = {"account", "journal", "recording", "room", "team", "web"})
@NullMarked
package org.qiantang.app.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
