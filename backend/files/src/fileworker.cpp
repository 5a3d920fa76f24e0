// SPDX-License-Identifier: Apache-2.0
#include <files/fileworker.h>

#include <QThread>

namespace osc {

FileWorker::FileWorker()
    : m_thread(std::make_unique<QThread>())
    , m_context(new QObject)
{
    m_thread->setObjectName(QStringLiteral("files"));
    m_context->moveToThread(m_thread.get());
    QObject::connect(m_thread.get(), &QThread::finished, m_context, &QObject::deleteLater);
    m_thread->start();
}

FileWorker::~FileWorker()
{
    run([thread = m_thread.get()] { thread->quit(); });
    m_thread->wait();
}

void FileWorker::run(std::function<void()> job)
{
    QMetaObject::invokeMethod(m_context, std::move(job), Qt::QueuedConnection);
}

} // namespace osc
