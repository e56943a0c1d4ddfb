/**
 * Accounts that their people close (注销账号): what has to end first, a week to take it back, and then all that lies of the person
 * outside the journal removed step by step; what the law keeps goes when its term is over.
 */
@ApplicationModule(allowedDependencies = {"account", "journal", "web"})
@NullMarked
package org.qiantang.app.closure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
