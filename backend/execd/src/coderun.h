// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "linecutter.h"
#include "sessioncodec.h"

#include <memory>

namespace osc {

/// One piece of code from its start to its terminal event. Code that raises tells its error first and is
/// complete after that (execd-and-client 2.6).
class ExecdCodeRun : public std::enable_shared_from_this<ExecdCodeRun>
{
public:
    ExecdCodeRun(ExecdClient client, std::function<void(ExecdCodeOutput)> onOutput,
                 Callback<ExecdCodeEnd> done);

    [[nodiscard]] Operation start(const QString &code, const ExecdCodeContext &context);

private:
    ByteSink::Next take(QByteArrayView bytes);
    void takeEvent(QByteArrayView line);
    void takeAnswer(const Result<HttpResponse> &answer);
    void abandon();
    void breakOff(Error error);
    void interrupt() const;

    ExecdClient m_client;
    std::function<void(ExecdCodeOutput)> m_onOutput;
    Promise<ExecdCodeEnd> m_promise;
    ExecdLineCutter m_lines;
    ExecdCodeEnd m_end;
    QString m_contextId; ///< Known from the first event on, or given.
    Operation m_exchange;
};

/// What a refusal of /code means; says so where the image has no Jupyter.
[[nodiscard]] Error execdCodeRefusal(const HttpResponse &response, const QString &failure);

} // namespace osc
